package dev.paperwire.sink.index;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.cluster.Cluster.Reply;
import dev.paperwire.sink.cluster.Misconfigured;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Templates, indices and aliases; makes what is missing and updates what may be updated. */
public final class Indices {
    private static final Logger LOG = LoggerFactory.getLogger(Indices.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PRIORITY = 300;

    private final Cluster cluster;
    private final Channels channels;

    public Indices(Cluster cluster, Channels channels) {
        this.cluster = cluster;
        this.channels = channels;
    }

    /**
     * Makes templates, indices and aliases that are missing, and adds fields that are new to the mappings of those in use.
     *
     * @throws IOException if the cluster does not answer, or not yet
     * @throws Misconfigured if what is there does not fit
     */
    public void prepare() throws IOException {
        put("/_component_template/" + settingsName(), Kind.resource("settings.json"));
        for (Kind kind : Kind.values()) {
            String alias = kind.alias(channels);
            put("/_component_template/" + alias + "-mappings", kind.mappings());
            put("/_index_template/" + alias, template(alias));
            if (isAlias(alias)) {
                updateMapping(kind, alias);
            } else {
                createFirst(alias);
            }
        }
    }

    /**
     * Looks whether the aliases are there, and changes nothing.
     *
     * @throws Misconfigured if one is not
     */
    public void check() throws IOException {
        for (Kind kind : Kind.values()) {
            String alias = kind.alias(channels);
            if (!isAlias(alias)) {
                throw new Misconfigured("the alias " + alias
                        + " is missing: make it, or let the sink make it with sink.manage=true");
            }
        }
    }

    /** Makes everything that was written so far visible to searches. */
    public void refresh() throws IOException {
        judged(cluster.ask("POST", "/" + aliases() + "/_refresh", null), "refresh");
    }

    /** The concrete index that an alias writes to. */
    public String writeIndex(String alias) throws IOException {
        JsonNode indices = judged(cluster.ask("GET", "/_alias/" + alias, null), "read aliases").body();
        Collection<String> names = indices.propertyNames();
        return names.stream()
                .filter(name -> names.size() == 1
                        || indices.path(name)
                                .path("aliases")
                                .path(alias)
                                .path("is_write_index")
                                .asBoolean(false))
                .findFirst()
                .orElseThrow(() -> new Misconfigured("the alias " + alias + " has several indices (" + names
                        + ") and none of them is its write index: set is_write_index on one"));
    }

    private String settingsName() {
        return Kind.PAPERS.alias(channels) + "-settings";
    }

    private String aliases() {
        return Arrays.stream(Kind.values())
                .map(kind -> kind.alias(channels))
                .collect(Collectors.joining(","));
    }

    private byte[] template(String alias) {
        ObjectNode template = JSON.createObjectNode().put("priority", PRIORITY);
        template.putArray("index_patterns").add(alias + "-0*");
        template.putArray("composed_of").add(settingsName()).add(alias + "-mappings");
        return JSON.writeValueAsBytes(template);
    }

    private boolean isAlias(String name) throws IOException {
        Reply reply = cluster.ask("GET", "/_alias/" + name, null);
        if (reply.status() == 404) {
            return false;
        }
        judged(reply, "read aliases");
        return true;
    }

    private void createFirst(String alias) throws IOException {
        String index = alias + "-000001";
        ObjectNode body = JSON.createObjectNode();
        body.putObject("aliases").putObject(alias).put("is_write_index", true);
        Reply reply = cluster.ask("PUT", "/" + index, JSON.writeValueAsBytes(body));
        switch (reply.errorType()) {
            case "resource_already_exists_exception" -> {
                // Another sink may have made both in this moment.
                if (!isAlias(alias)) {
                    throw new Misconfigured("the index " + index + " is there without the alias " + alias
                            + ": delete the index, or add the alias to it");
                }
            }
            case "invalid_alias_name_exception" -> throw new Misconfigured("there is an index named " + alias
                    + ", where the sink needs an alias: delete it, or set channels.prefix");
            default -> {
                judged(reply, "create index " + index);
                LOG.info("made the index {} behind the alias {}", index, alias);
            }
        }
    }

    private void updateMapping(Kind kind, String alias) throws IOException {
        byte[] mappings = JSON
                .writeValueAsBytes(JSON.readTree(kind.mappings()).path("template").path("mappings"));
        Reply reply = cluster.ask("PUT", "/" + writeIndex(alias) + "/_mapping", mappings);
        if (reply.status() == 400) {
            throw new Misconfigured(
                    "the mapping of " + alias + " does not fit this version (" + reply.reason()
                            + "): build a new generation with 'paperwire sink reindex'");
        }
        judged(reply, "update the mapping of " + alias);
    }

    private void put(String path, byte[] json) throws IOException {
        judged(cluster.ask("PUT", path, json), "put " + path);
    }

    private static Reply judged(Reply reply, String what) throws IOException {
        int status = reply.status();
        if (status < 300) {
            return reply;
        }
        switch (status) {
            case 401 -> throw new Misconfigured("Elasticsearch does not know these credentials: check"
                    + " elasticsearch.api.key, or elasticsearch.username and elasticsearch.password");
            case 403 -> throw new Misconfigured("Elasticsearch forbids these credentials to " + what + " ("
                    + reply.reason()
                    + "): grant manage_index_templates and monitor on the cluster and all on the"
                    + " indices, or prepare everything with another user and set sink.manage=false");
            case 408, 429, 500, 502, 503, 504 -> throw new IOException(what + ": " + reply.reason());
            default -> throw new Misconfigured("Elasticsearch refuses to " + what + ": " + reply.reason());
        }
    }
}
