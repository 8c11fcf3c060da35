package dev.paperwire.sink.index;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.cluster.Cluster.Reply;
import dev.paperwire.sink.cluster.Misconfigured;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The indices behind their aliases. An index is named for its alias and its generation, {@code papers-000001}. Every method
 * that asks the cluster throws an {@link IOException} if it does not answer, or not yet, and {@link Misconfigured} for what
 * no retry mends.
 */
public final class Indices {
    private static final Logger LOG = LoggerFactory.getLogger(Indices.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIRST = "-000001";

    private final Cluster cluster;
    private final Channels channels;

    public Indices(Cluster cluster, Channels channels) {
        this.cluster = cluster;
        this.channels = channels;
    }

    /** The alias of a kind. */
    public String alias(Kind kind) {
        return kind.alias(channels);
    }

    /**
     * Makes templates, indices and aliases that are missing, and adds fields that are new to the mappings of those in use.
     *
     * @param keepRejects how long rejects stay, where the cluster can delete by age
     */
    public void prepare(Duration keepRejects) throws IOException {
        new Templates(cluster, channels).put(keepRejects);
        for (Kind kind : Kind.values()) {
            if (isAlias(alias(kind))) {
                updateMapping(kind);
            } else {
                createFirst(alias(kind));
            }
        }
    }

    /** Looks whether the aliases are there, and changes nothing. */
    public void check() throws IOException {
        for (Kind kind : Kind.values()) {
            if (!isAlias(alias(kind))) {
                throw new Misconfigured("the alias " + alias(kind)
                        + " is missing: make it, or let the sink make it with sink.manage=true");
            }
            writeIndex(alias(kind));
        }
    }

    /** Makes everything that was written so far visible to searches. */
    public void refresh() throws IOException {
        String aliases = Arrays.stream(Kind.values()).map(this::alias).collect(Collectors.joining(","));
        ask("POST", "/" + aliases + "/_refresh", "refresh");
    }

    /** The concrete index that an alias writes to. */
    public String writeIndex(String alias) throws IOException {
        JsonNode indices = ask("GET", "/_alias/" + alias, "read the alias " + alias).body();
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

    JsonNode mapping(String index) throws IOException {
        return ask("GET", "/" + index + "/_mapping", "read the mapping of " + index).body()
                .path(index)
                .path("mappings");
    }

    void putMapping(String index, byte[] mapping) throws IOException {
        Replies.judged(cluster.ask("PUT", "/" + index + "/_mapping", mapping),
                "change the mapping of " + index);
    }

    /** Makes the next generation of a kind's index, beside those that are there and without the alias. */
    String createNext(Kind kind) throws IOException {
        String alias = alias(kind);
        Collection<String> names = ask("GET", "/" + alias + "-0*/_alias", "list the indices of " + alias)
                .body()
                .propertyNames();
        int newest = names.stream().mapToInt(name -> generation(alias, name)).max().orElse(0);
        String next = "%s-%06d".formatted(alias, newest + 1);
        Replies.judged(cluster.ask("PUT", "/" + next, null), "create the index " + next);
        return next;
    }

    /**
     * Makes the alias mean another index, in one step.
     *
     * @return the indices that it meant so far
     */
    List<String> swap(Kind kind, String next) throws IOException {
        String alias = alias(kind);
        List<String> before = List.copyOf(
                ask("GET", "/_alias/" + alias, "read the alias " + alias).body().propertyNames());
        ObjectNode body = JSON.createObjectNode();
        ArrayNode actions = body.putArray("actions");
        before.forEach(
                index -> actions.addObject().putObject("remove").put("index", index).put("alias", alias));
        actions.addObject()
                .putObject("add")
                .put("index", next)
                .put("alias", alias)
                .put("is_write_index", true);
        Replies.judged(cluster.ask("POST", "/_aliases", JSON.writeValueAsBytes(body)),
                "swap the alias " + alias);
        return before;
    }

    private static int generation(String alias, String index) {
        String digits = index.substring(alias.length() + 1);
        return digits.chars().allMatch(Character::isDigit) && digits.length() < 10
                ? Integer.parseInt(digits)
                : 0;
    }

    private boolean isAlias(String name) throws IOException {
        Reply reply = cluster.ask("GET", "/_alias/" + name, null);
        if (reply.status() == 404) {
            return false;
        }
        Replies.judged(reply, "read the alias " + name);
        return true;
    }

    private void createFirst(String alias) throws IOException {
        String index = alias + FIRST;
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
                Replies.judged(reply, "create the index " + index);
                LOG.info("made the index {} behind the alias {}", index, alias);
            }
        }
    }

    private void updateMapping(Kind kind) throws IOException {
        byte[] mappings = JSON
                .writeValueAsBytes(JSON.readTree(kind.mappings()).path("template").path("mappings"));
        Reply reply = cluster.ask("PUT", "/" + writeIndex(alias(kind)) + "/_mapping", mappings);
        if (reply.status() == 400) {
            throw new Misconfigured(
                    "the mapping of " + alias(kind) + " does not fit this version (" + reply.reason()
                            + "): build a new generation of it with the command 'sink reindex " + kind + "'");
        }
        Replies.judged(reply, "update the mapping of " + alias(kind));
    }

    private Reply ask(String method, String path, String what) throws IOException {
        return Replies.judged(cluster.ask(method, path, null), what);
    }
}
