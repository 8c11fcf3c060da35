package dev.paperwire.dashboards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a panel of Lens asks Elasticsearch: groups within groups in the order of its columns, its metrics innermost.
 *
 * @param index what it asks
 * @param body the search
 * @param uses the fields with what is done with them
 */
record Question(String index, ObjectNode body, Map<String, Use> uses) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What a field has to be good for. */
    enum Use {
        GROUPS, TIME, NUMBER, VALUE, SEARCH
    }

    static Question of(JsonNode lens, JsonNode view) {
        JsonNode state = lens.at("/attributes/state");
        JsonNode layer = state.at("/datasourceStates/formBased/layers/layer");
        Map<String, Use> uses = new LinkedHashMap<>();
        ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", true);
        body.set("query", filtered(state.at("/query/query").asString(), view, uses));
        List<String> order = layer.path("columnOrder").valueStream().map(JsonNode::asString).toList();
        group(body, order, layer.path("columns"), uses);
        return new Question(view.at("/attributes/title").asString(), body, uses);
    }

    /** Everything in time that fits a query. */
    static ObjectNode filtered(String query, JsonNode view, Map<String, Use> uses) {
        String time = view.at("/attributes/timeFieldName").asString();
        uses.put(time, Use.TIME);
        ObjectNode filtered = JSON.objectNode();
        var parts = filtered.putObject("bool").putArray("filter");
        parts.addObject().putObject("range").putObject(time).put("gte", "2020-01-01").put("lte", "now+1d");
        parts.add(kql(query, uses));
        return filtered;
    }

    private static void group(ObjectNode level, List<String> order, JsonNode columns, Map<String, Use> uses) {
        for (int i = 0; i < order.size(); i++) {
            JsonNode column = columns.path(order.get(i));
            if (column.path("isBucketed").asBoolean()) {
                ObjectNode grouped = level.withObject("/aggs").putObject(order.get(i));
                bucket(grouped, column, columns, uses);
                group(grouped, order.subList(i + 1, order.size()), columns, uses);
                return;
            }
            metric(level, order.get(i), column, uses);
        }
    }

    private static void bucket(ObjectNode grouped, JsonNode column, JsonNode columns, Map<String, Use> uses) {
        String field = column.path("sourceField").asString("");
        JsonNode params = column.path("params");
        switch (column.path("operationType").asString()) {
            case "terms" -> {
                uses.put(field, Use.GROUPS);
                ObjectNode terms = grouped.putObject("terms")
                        .put("field", field)
                        .put("size",
                                params.path("size").asInt());
                String sorter = params.at("/orderBy/columnId").asString();
                JsonNode by = columns.path(sorter);
                if (by.path("operationType").asString().equals("count")) {
                    terms.putObject("order").put("_count", "desc");
                } else {
                    metric(grouped, sorter, by, uses);
                    terms.putObject("order")
                            .put(sorter + (by.path("operationType").asString().equals("median") ? ".50" : ""),
                                    "desc");
                }
            }
            case "date_histogram" -> {
                uses.put(field, Use.TIME);
                String every = params.path("interval").asString();
                ObjectNode dates = grouped.putObject("date_histogram").put("field", field);
                // Of auto Kibana makes what fits the time range.
                dates.put("calendar_interval", every.equals("auto") ? "1h" : every).put("min_doc_count", 0);
            }
            case "filters" -> {
                ObjectNode filters = grouped.putObject("filters").putObject("filters");
                for (JsonNode filter : params.path("filters")) {
                    filters.set(filter.path("label").asString(),
                            kql(filter.at("/input/query").asString(), uses));
                }
            }
            default -> throw new AssertionError("no such group: " + column);
        }
    }

    private static void metric(ObjectNode level, String id, JsonNode column, Map<String, Use> uses) {
        String field = column.path("sourceField").asString();
        String operation = column.path("operationType").asString();
        if (operation.equals("count")) {
            return;
        }
        ObjectNode metric = level.withObject("/aggs").putObject(id);
        uses.putIfAbsent(field, operation.equals("last_value") ? Use.VALUE : Use.NUMBER);
        switch (operation) {
            case "average" -> metric.putObject("avg").put("field", field);
            case "median" -> percentile(metric, field, 50);
            case "percentile" -> percentile(metric, field, column.at("/params/percentile").asInt());
            case "sum", "max" -> metric.putObject(operation).put("field", field);
            // Kibana asks for top_metrics, which the embedded node lacks; the newest document tells the same.
            case "last_value" -> {
                uses.put(column.at("/params/sortField").asString(), Use.TIME);
                metric.set("filter", kql(column.at("/filter/query").asString(), uses));
                ObjectNode newest = metric.putObject("aggs")
                        .putObject("newest")
                        .putObject("top_hits")
                        .put("size",
                                1)
                        .put("_source", false);
                newest.putArray("sort").addObject().put(column.at("/params/sortField").asString(), "desc");
                newest.putArray("docvalue_fields").add(field);
            }
            default -> throw new AssertionError("no such metric: " + column);
        }
    }

    private static void percentile(ObjectNode metric, String field, int percent) {
        metric.putObject("percentiles").put("field", field).putArray("percents").add(percent);
    }

    private static ObjectNode kql(String text, Map<String, Use> uses) {
        Kql.Query read = Kql.read(text);
        read.fields().forEach(field -> uses.putIfAbsent(field, Use.SEARCH));
        return read.query();
    }
}
