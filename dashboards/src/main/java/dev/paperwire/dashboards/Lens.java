package dev.paperwire.dashboards;

import dev.paperwire.dashboards.Board.Panel;
import dev.paperwire.dashboards.Metric.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one layer of a panel of Lens: its columns, first those that group, then the metrics.
 *
 * @param panel the panel
 * @param view its data view
 */
record Lens(Panel panel, View view) {
    /** The id of the layer. */
    static final String LAYER = "layer";
    /** The id of the column of what the panel groups by. */
    static final String BY = "by";
    /** The id of the column of what each of these is grouped by. */
    static final String SPLIT = "split";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String RECORDS = "___records___";

    /** The ids of the columns of metrics, in their order. */
    List<String> metricIds() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < panel.metrics().size(); i++) {
            ids.add("metric-" + i);
        }
        return ids;
    }

    /** The id of a metric by its name. */
    String metricId(String name) {
        return "metric-" + List.copyOf(panel.metrics().keySet()).indexOf(name);
    }

    /** The columns with their order. */
    ObjectNode layer() {
        ObjectNode columns = JSON.objectNode();
        // The order of columns is that of the groups: what time is split by is chosen for all times, not for each.
        boolean splitFirst = panel.by() instanceof Bucket.Times;
        if (splitFirst) {
            put(columns, SPLIT, panel.split());
        }
        put(columns, BY, panel.by());
        if (!splitFirst) {
            put(columns, SPLIT, panel.split());
        }
        panel.metrics().forEach((name, metric) -> columns.set(metricId(name), metric(name, metric)));
        ObjectNode layer = JSON.objectNode();
        layer.set("columns", columns);
        ArrayNode order = layer.putArray("columnOrder");
        columns.propertyNames().forEach(order::add);
        layer.putObject("incompleteColumns");
        return layer.put("sampling", 1);
    }

    private void put(ObjectNode columns, String id, @Nullable Bucket bucket) {
        if (bucket != null) {
            columns.set(id, bucket(bucket));
        }
    }

    private ObjectNode bucket(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Top(String field, int size) -> top(field, size);
            case Bucket.Times(String field, String every) -> {
                ObjectNode column = column(field, "date", "date_histogram", true).put("scale", "interval")
                        .put("sourceField", field);
                column.putObject("params")
                        .put("interval", every)
                        .put("includeEmptyRows", true)
                        .put("dropPartials", false);
                yield column;
            }
            case Bucket.Cases(Map<String, String> queries) -> {
                ObjectNode column = column("Cases", "string", "filters", true).put("scale", "ordinal");
                ArrayNode filters = column.putObject("params").putArray("filters");
                queries.forEach((label, query) -> filters.addObject()
                        .put("label", label)
                        .set("input", query(query)));
                yield column;
            }
        };
    }

    private ObjectNode top(String field, int size) {
        ObjectNode column = column(field, "string", "terms", true).put("scale", "ordinal")
                .put("sourceField", field);
        ObjectNode params = column.putObject("params").put("size", size);
        ObjectNode order = params.putObject("orderBy");
        panel.metrics()
                .entrySet()
                .stream()
                .filter(metric -> metric.getValue().operation() != Operation.LAST)
                .findFirst()
                .ifPresentOrElse(
                        metric -> order.put("type", "column").put("columnId", metricId(metric.getKey())),
                        () -> order.put("type", "alphabetical"));
        params.put("orderDirection", "desc").put("otherBucket", false).put("missingBucket", false);
        params.putObject("parentFormat").put("id", "terms");
        params.putArray("include");
        params.putArray("exclude");
        params.put("includeIsRegex", false).put("excludeIsRegex", false);
        return column;
    }

    private ObjectNode metric(String name, Metric metric) {
        String field = metric.field() == null ? RECORDS : metric.field();
        ObjectNode column = column(name, field.equals(view.time()) ? "date" : "number",
                metric.operation().lens(),
                false).put("scale", "ratio").put("sourceField", field);
        ObjectNode params = JSON.objectNode();
        switch (metric.operation()) {
            case PERCENTILE -> params.put("percentile", metric.percentile());
            case LAST -> {
                column.set("filter", query("\"" + field + "\": *"));
                params.put("sortField", view.time()).put("showArrayValues", false);
            }
            case COUNT, SUM -> params.put("emptyAsNull", false);
            case AVERAGE, MEDIAN, MAX -> params.put("emptyAsNull", true);
        }
        return column.set("params", params);
    }

    private static ObjectNode column(String label, String type, String operation, boolean bucketed) {
        return JSON.objectNode()
                .put("label", label)
                .put("customLabel", true)
                .put("dataType", type)
                .put("operationType", operation)
                .put("isBucketed", bucketed);
    }

    /** A query in Kibana's own language, as saved objects hold it. */
    static ObjectNode query(String text) {
        return JSON.objectNode().put("query", text).put("language", "kuery");
    }
}
