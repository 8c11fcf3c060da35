package dev.paperwire.dashboards;

import dev.paperwire.dashboards.Board.Chart;
import dev.paperwire.dashboards.Board.Panel;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a panel of Lens draws its layer.
 *
 * @param type Lens's name of the kind of drawing
 * @param state what that kind wants to know
 */
record Drawing(String type, ObjectNode state) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Drawing of(Lens lens) {
        Panel panel = lens.panel();
        return switch (panel.chart()) {
            case NUMBER ->
                new Drawing("lnsMetric", layer().put("metricAccessor", lens.metricIds().getFirst()));
            case BARS -> axes(lens, "bar_stacked");
            case ROWS -> axes(lens, panel.split() == null ? "bar_horizontal" : "bar_horizontal_stacked");
            case SHARES -> axes(lens, "bar_percentage_stacked");
            case SHARE_ROWS -> axes(lens, "bar_horizontal_percentage_stacked");
            case LINES -> axes(lens, "line");
            case DONUT -> donut(lens);
            case TABLE -> table(lens);
            case LIST -> throw new IllegalArgumentException("a list is no chart");
        };
    }

    private static ObjectNode layer() {
        return JSON.objectNode().put("layerId", Lens.LAYER).put("layerType", "data");
    }

    private static Drawing axes(Lens lens, String series) {
        ObjectNode layer = layer().put("seriesType", series).put("xAccessor", Lens.BY);
        if (lens.panel().split() != null) {
            layer.put("splitAccessor", Lens.SPLIT);
        }
        lens.metricIds().forEach(layer.putArray("accessors")::add);
        ObjectNode state = JSON.objectNode();
        state.putObject("legend")
                .put("isVisible", lens.panel().split() != null || lens.metricIds().size() > 1)
                .put("position", "right");
        state.put("valueLabels", "hide")
                .put("fittingFunction", lens.panel().chart() == Chart.LINES ? "Linear" : "None")
                .put("preferredSeriesType", series);
        for (String setting : List.of("axisTitlesVisibilitySettings", "tickLabelsVisibilitySettings",
                "gridlinesVisibilitySettings")) {
            state.putObject(setting)
                    .put("x", !setting.startsWith("axisTitles"))
                    .put("yLeft", true)
                    .put("yRight", true);
        }
        state.putObject("labelsOrientation").put("x", 0).put("yLeft", 0).put("yRight", 0);
        state.putArray("layers").add(layer);
        return new Drawing("lnsXY", state);
    }

    private static Drawing donut(Lens lens) {
        ObjectNode layer = layer();
        layer.putArray("primaryGroups").add(Lens.BY);
        layer.putArray("metrics").add(lens.metricIds().getFirst());
        layer.put("numberDisplay", "percent")
                .put("categoryDisplay", "default")
                .put("legendDisplay", "default")
                .put("nestedLegend", false);
        ObjectNode state = JSON.objectNode().put("shape", "donut");
        state.putArray("layers").add(layer);
        return new Drawing("lnsPie", state);
    }

    private static Drawing table(Lens lens) {
        ObjectNode state = layer();
        ArrayNode columns = state.putArray("columns");
        lens.layer()
                .path("columnOrder")
                .forEach(id -> columns.addObject().put("columnId", id.asString()).put("isTransposed", false));
        String sort = lens.panel().sort();
        if (sort != null) {
            state.putObject("sorting").put("columnId", lens.metricId(sort)).put("direction", "desc");
        }
        return new Drawing("lnsDatatable", state);
    }
}
