package dev.paperwire.dashboards;

import dev.paperwire.dashboards.Board.Chart;
import dev.paperwire.dashboards.Board.Panel;
import dev.paperwire.dashboards.View.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kibana's saved objects, each after those it refers to. They are of the versions that Kibana 9 wrote first; it brings older
 * objects to its own version when it imports them, and refuses newer ones.
 */
final class SavedObjects {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String CORE_VERSION = "8.8.0";
    private static final String PREFIX = "paperwire-";

    private final Sources sources;

    SavedObjects(Sources sources) {
        this.sources = sources;
    }

    /** The types of objects that are made. */
    private enum Type {
        VIEW("index-pattern", "8.0.0"), LENS("lens", "10.1.0"), SEARCH("search",
                "10.5.0"), DASHBOARD("dashboard", "10.3.0");

        private final String id;
        private final String version;

        Type(String id, String version) {
            this.id = id;
            this.version = version;
        }
    }

    /** All of them: data views, panels, dashboards. */
    List<ObjectNode> all() {
        List<ObjectNode> objects = new ArrayList<>();
        sources.views().forEach((name, view) -> objects.add(view(name, view)));
        sources.boards()
                .forEach((_, board) -> board.panels()
                        .forEach((id, panel) -> objects
                                .add(panel.chart() == Chart.LIST ? list(id, panel) : chart(id, panel))));
        sources.boards().forEach((name, board) -> objects.add(dashboard(name, board)));
        return objects;
    }

    private static ObjectNode view(String name, View view) {
        ObjectNode formats = JSON.objectNode();
        view.formats().forEach((field, format) -> formats.set(field, format(format)));
        ObjectNode attributes = JSON.objectNode()
                .put("title", view.alias())
                .put("name", "Paperwire: " + view.title())
                .put("timeFieldName", view.time())
                .put("fieldFormatMap", text(formats))
                .put("fieldAttrs", "{}")
                .put("fields", "[]")
                .put("runtimeFieldMap", "{}")
                .put("sourceFilters", "[]")
                .put("allowHidden", false);
        return object(Type.VIEW, viewId(name), attributes, JSON.arrayNode());
    }

    private static ObjectNode format(Format format) {
        ObjectNode node = JSON.objectNode();
        ObjectNode params = JSON.objectNode();
        switch (format) {
            case URL -> node.put("id", "url");
            case PERCENT -> {
                node.put("id", "percent");
                params.put("pattern", "0.0%");
            }
            case NUMBER -> {
                node.put("id", "number");
                params.put("pattern", "0.00");
            }
            case MILLISECONDS -> {
                node.put("id", "duration");
                params.put("inputFormat", "milliseconds")
                        .put("outputFormat", "humanizePrecise")
                        .put("outputPrecision", 1)
                        .put("useShortSuffix", true);
            }
        }
        return node.set("params", params);
    }

    private ObjectNode chart(String id, Panel panel) {
        Lens lens = new Lens(panel, Objects.requireNonNull(sources.views().get(panel.view())));
        Drawing drawing = Drawing.of(lens);
        ObjectNode state = JSON.objectNode();
        ObjectNode datasources = state.putObject("datasourceStates");
        datasources.putObject("formBased").putObject("layers").set(Lens.LAYER, lens.layer());
        datasources.putObject("textBased").putObject("layers");
        state.putArray("filters");
        state.set("query", Lens.query(only(panel)));
        state.set("visualization", drawing.state());
        state.putArray("internalReferences");
        state.putObject("adHocDataViews");
        ObjectNode attributes = JSON.objectNode()
                .put("title", title(panel.title()))
                .put("description", about(panel))
                .put("visualizationType", drawing.type());
        attributes.set("state", state);
        attributes.put("version", 1);
        ArrayNode references = JSON.arrayNode();
        references.add(reference("index-pattern", viewId(panel.view()),
                "indexpattern-datasource-layer-" + Lens.LAYER));
        return object(Type.LENS, PREFIX + id, attributes, references);
    }

    private static ObjectNode list(String id, Panel panel) {
        String index = "kibanaSavedObjectMeta.searchSourceJSON.index";
        ObjectNode source = JSON.objectNode();
        source.set("query", Lens.query(only(panel)));
        source.putArray("filter");
        source.put("indexRefName", index);
        ObjectNode attributes = JSON.objectNode()
                .put("title", title(panel.title()))
                .put("description",
                        about(panel));
        ArrayNode columns = attributes.putArray("columns");
        Objects.requireNonNull(panel.columns()).forEach(columns::add);
        attributes.putArray("sort").addArray().add(panel.newest()).add("desc");
        attributes.putObject("grid");
        attributes.put("hideChart", true).put("isTextBasedQuery", false).put("timeRestore", false);
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", text(source));
        ArrayNode references = JSON.arrayNode();
        references.add(reference("index-pattern", viewId(panel.view()), index));
        return object(Type.SEARCH, PREFIX + id, attributes, references);
    }

    private static ObjectNode dashboard(String name, Board board) {
        ArrayNode panels = JSON.arrayNode();
        ArrayNode references = JSON.arrayNode();
        board.panels().forEach((id, panel) -> {
            String type = panel.chart() == Chart.LIST ? Type.SEARCH.id : Type.LENS.id;
            panels.add(place(id, type, panel));
            references.add(reference(type, PREFIX + id, id + ":panel_" + id));
        });
        ObjectNode source = JSON.objectNode();
        source.set("query", Lens.query(""));
        source.putArray("filter");
        ObjectNode attributes = JSON.objectNode()
                .put("title", title(board.title()))
                .put("description", board.about())
                .put("timeRestore", true)
                .put("timeFrom", board.from())
                .put("timeTo", "now");
        attributes.putObject("refreshInterval").put("pause", true).put("value", 60_000);
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", text(source));
        attributes.put("optionsJSON", text(JSON.objectNode()
                .put("useMargins", true)
                .put("syncColors", true)
                .put("syncCursor", true)
                .put("syncTooltips", false)
                .put("hidePanelTitles", false)));
        attributes.put("panelsJSON", text(panels));
        if (!board.choices().isEmpty()) {
            attributes.set("controlGroupInput", controls(board, references));
        }
        attributes.put("version", 1);
        return object(Type.DASHBOARD, PREFIX + name, attributes, references);
    }

    private static ObjectNode place(String id, String type, Panel panel) {
        ObjectNode place = JSON.objectNode().put("type", type);
        place.putObject("gridData")
                .put("x", panel.at().get(0))
                .put("y", panel.at().get(1))
                .put("w", panel.at().get(2))
                .put("h", panel.at().get(3))
                .put("i", id);
        place.put("panelIndex", id);
        place.putObject("embeddableConfig").put("title", panel.title()).putObject("enhancements");
        return place.put("panelRefName", "panel_" + id);
    }

    private static ObjectNode controls(Board board, ArrayNode references) {
        ObjectNode panels = JSON.objectNode();
        board.choices().forEach((id, control) -> {
            ObjectNode panel = panels.putObject(id)
                    .put("type", "optionsListControl")
                    .put("order", panels.size() - 1)
                    .put("width", "large")
                    .put("grow", true);
            ObjectNode input = panel.putObject("explicitInput")
                    .put("id", id)
                    .put("fieldName", control.field())
                    .put("title", control.title())
                    .put("searchTechnique", "wildcard");
            input.putArray("selectedOptions");
            input.putObject("enhancements");
            references.add(reference("index-pattern", viewId(control.view()),
                    "controlGroup_" + id + ":optionsListDataView"));
        });
        return JSON.objectNode()
                .put("controlStyle", "oneLine")
                .put("chainingSystem", "HIERARCHICAL")
                .put("showApplySelections", false)
                .put("panelsJSON", text(panels))
                .put("ignoreParentSettingsJSON", text(JSON.objectNode()
                        .put("ignoreFilters", false)
                        .put("ignoreQuery", false)
                        .put("ignoreTimerange", false)
                        .put("ignoreValidations", false)));
    }

    private static ObjectNode object(Type type, String id, ObjectNode attributes, ArrayNode references) {
        ObjectNode object = JSON.objectNode().put("type", type.id).put("id", id);
        object.set("attributes", attributes);
        object.set("references", references);
        return object.put("managed", false)
                .put("coreMigrationVersion", CORE_VERSION)
                .put("typeMigrationVersion", type.version);
    }

    private static ObjectNode reference(String type, String id, String name) {
        return JSON.objectNode().put("type", type).put("id", id).put("name", name);
    }

    private static String viewId(String name) {
        return PREFIX + "view-" + name;
    }

    private static String title(String title) {
        return "[Paperwire] " + title;
    }

    private static String about(Panel panel) {
        return Objects.requireNonNullElse(panel.about(), "");
    }

    private static String only(Panel panel) {
        return Objects.requireNonNullElse(panel.only(), "");
    }

    private static String text(Object node) {
        return MAPPER.writeValueAsString(node);
    }
}
