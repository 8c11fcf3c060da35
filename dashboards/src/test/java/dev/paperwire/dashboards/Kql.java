package dev.paperwire.dashboards;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** As much of Kibana's query language as the panels use, made into the queries that Kibana makes of it. */
final class Kql {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern WORDS = Pattern.compile("\\s*(\\(|\\)|:|\\*|\"[^\"]*\"|[\\w.]+)");

    private final List<String> words = new ArrayList<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private int at;

    private Kql(String text) {
        Matcher word = WORDS.matcher(text);
        int end = 0;
        while (word.find() && word.start() == end) {
            words.add(word.group(1));
            end = word.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new AssertionError("not understood: " + text.substring(end));
        }
    }

    /** The query, and the fields that it names. */
    record Query(ObjectNode query, Set<String> fields) {}

    static Query read(String text) {
        Kql kql = new Kql(text);
        if (kql.words.isEmpty()) {
            return new Query(JSON.objectNode().set("match_all", JSON.objectNode()), Set.of());
        }
        ObjectNode query = kql.either();
        if (kql.at < kql.words.size()) {
            throw new AssertionError("not understood from " + kql.words.get(kql.at) + ": " + text);
        }
        return new Query(query, kql.fields);
    }

    private ObjectNode either() {
        return all("or", "should", () -> all("and", "filter", this::one));
    }

    private ObjectNode all(String word, String clause, java.util.function.Supplier<ObjectNode> part) {
        List<ObjectNode> parts = new ArrayList<>(List.of(part.get()));
        while (at < words.size() && words.get(at).equals(word)) {
            at++;
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.getFirst() : bool(clause, parts);
    }

    private ObjectNode one() {
        String word = words.get(at++);
        return switch (word) {
            case "not" -> bool("must_not", List.of(one()));
            case "(" -> {
                ObjectNode inner = either();
                at++;
                yield inner;
            }
            default -> is(word.replace("\"", ""));
        };
    }

    private ObjectNode is(String field) {
        fields.add(field);
        at++;
        String value = words.get(at++);
        ObjectNode query = JSON.objectNode();
        if (value.equals("*")) {
            query.putObject("exists").put("field", field);
        } else {
            query.putObject("match_phrase").put(field, value.replace("\"", ""));
        }
        return query;
    }

    private static ObjectNode bool(String clause, List<ObjectNode> parts) {
        ObjectNode query = JSON.objectNode();
        parts.forEach(query.putObject("bool").putArray(clause)::add);
        return query;
    }
}
