package dev.paperwire.sink.index;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.sink.cluster.Cluster;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Component and index templates, and the lifecycle of the rejects where the cluster has such a thing. */
final class Templates {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PRIORITY = 300;

    private final Cluster cluster;
    private final Channels channels;

    Templates(Cluster cluster, Channels channels) {
        this.cluster = cluster;
        this.channels = channels;
    }

    /** Puts all of them, over those that are there. */
    void put(Duration keepRejects) throws IOException {
        String settings = Kind.PAPERS.alias(channels) + "-settings";
        put("/_component_template/" + settings, Kind.resource("settings.json"));
        for (Kind kind : Kind.values()) {
            String alias = kind.alias(channels);
            ObjectNode template = JSON.createObjectNode().put("priority", PRIORITY);
            template.putArray("index_patterns").add(alias + "-0*");
            ArrayNode parts = template.putArray("composed_of").add(settings).add(alias + "-mappings");
            put("/_component_template/" + alias + "-mappings", kind.mappings());
            if (kind == Kind.REJECTS && hasLifecycles()) {
                putLifecycle(alias, keepRejects);
                parts.add(alias + "-lifecycle");
            }
            put("/_index_template/" + alias, JSON.writeValueAsBytes(template));
        }
    }

    /** A cluster without lifecycles has no such address and says 400 or 405. */
    private boolean hasLifecycles() throws IOException {
        return switch (cluster.ask("GET", "/_ilm/policy", null).status()) {
            case 400, 404, 405 -> false;
            case 403 -> false; // these credentials may not use them
            default -> true;
        };
    }

    private void putLifecycle(String alias, Duration keepRejects) throws IOException {
        ObjectNode policy = (ObjectNode) JSON.readTree(Kind.resource("paper-rejects.lifecycle.json"));
        ((ObjectNode) policy.at("/policy/phases/delete")).put("min_age", keepRejects.toDays() + "d");
        put("/_ilm/policy/" + alias, JSON.writeValueAsBytes(policy));
        ObjectNode component = JSON.createObjectNode();
        component.putObject("template")
                .putObject("settings")
                .put("index.lifecycle.name", alias)
                .put("index.lifecycle.rollover_alias", alias);
        put("/_component_template/" + alias + "-lifecycle", JSON.writeValueAsBytes(component));
    }

    private void put(String path, byte[] json) throws IOException {
        Replies.judged(cluster.ask("PUT", path, json), "put " + path.substring(1));
    }
}
