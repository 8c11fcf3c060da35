package dev.paperwire.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SavedObjectsTest {
    /** {@code -Dpaperwire.docs=write} makes the file anew. */
    @Test
    void theFileIsWhatTheSourcesGive() throws IOException {
        if ("write".equals(System.getProperty("paperwire.docs"))) {
            Main.main(new String[]{Saved.SOURCES.toString(), Saved.FILE.toString()});
        }
        assertThat(Saved.FILE).content().isEqualTo(Main.ndjson(Saved.SOURCES));
    }

    @Test
    void everythingIsThereBeforeItIsReferredTo() throws IOException {
        Set<String> seen = new HashSet<>();
        for (JsonNode object : Saved.read().objects()) {
            assertThat(object.path("references")
                    .valueStream()
                    .map(each -> each.path("type").asString() + " " + each.path("id").asString()))
                    .isSubsetOf(seen);
            assertThat(seen.add(name(object))).as(name(object) + " is there once").isTrue();
            assertThat(object.path("id").asString()).matches("paperwire-[a-z-]+");
        }
        assertThat(Saved.read().of("dashboard").map(board -> board.path("id").asString()))
                .containsExactly("paperwire-overview", "paperwire-topic", "paperwire-links",
                        "paperwire-health");
    }

    @Test
    void tellsTheVersionsThatKibanaNineBringsUpToItsOwn() throws IOException {
        assertThat(Saved.read()
                .objects()
                .stream()
                .map(object -> object.path("type").asString() + " "
                        + object.path("coreMigrationVersion").asString() + " "
                        + object.path("typeMigrationVersion").asString())
                .distinct())
                .containsExactlyInAnyOrder("index-pattern 8.8.0 8.0.0", "lens 8.8.0 10.1.0",
                        "search 8.8.0 10.5.0",
                        "dashboard 8.8.0 10.3.0");
    }

    @Test
    void aDashboardNamesEachReferenceItHasAndHasEachItNames() throws IOException {
        Saved saved = Saved.read();
        saved.of("dashboard").forEach(board -> {
            Set<String> named = new HashSet<>();
            for (JsonNode panel : Saved.inner(board, "/attributes/panelsJSON")) {
                String id = panel.path("panelIndex").asString();
                assertThat(panel.at("/gridData/i").asString()).isEqualTo(id);
                String reference = id + ":" + panel.path("panelRefName").asString();
                assertThat(saved.referred(board, reference).path("type")).isEqualTo(panel.path("type"));
                named.add(reference);
            }
            if (board.at("/attributes").has("controlGroupInput")) {
                for (var control : Saved.inner(board, "/attributes/controlGroupInput/panelsJSON")
                        .properties()) {
                    assertThat(control.getValue().at("/explicitInput/id").asString())
                            .isEqualTo(control.getKey());
                    named.add("controlGroup_" + control.getKey() + ":optionsListDataView");
                }
            }
            assertThat(board.path("references").valueStream().map(each -> each.path("name").asString()))
                    .containsExactlyInAnyOrderElementsOf(named);
        });
    }

    @Test
    void panelsLieWithinTheGridAndNotOnEachOther() throws IOException {
        Saved.read().of("dashboard").forEach(board -> {
            Set<String> taken = new HashSet<>();
            for (JsonNode panel : Saved.inner(board, "/attributes/panelsJSON")) {
                JsonNode at = panel.path("gridData");
                int right = at.path("x").asInt() + at.path("w").asInt();
                assertThat(right).isLessThanOrEqualTo(48);
                for (int x = at.path("x").asInt(); x < right; x++) {
                    for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
                        assertThat(taken.add(x + " " + y)).as(panel.path("panelIndex").asString()).isTrue();
                    }
                }
            }
        });
    }

    @Test
    void aPanelOfLensDrawsTheColumnsThatItHas() throws IOException {
        Saved.read().of("lens").forEach(lens -> {
            JsonNode state = lens.at("/attributes/state");
            JsonNode layer = state.at("/datasourceStates/formBased/layers/layer");
            assertThat(layer.path("columnOrder").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrderElementsOf(layer.path("columns").propertyNames());
            String drawn = state.path("visualization").toString();
            layer.path("columns").propertyNames().forEach(id -> assertThat(drawn).contains("\"" + id + "\""));
            assertThat(drawn).contains("\"layerId\":\"layer\"");
            assertThat(lens.path("references").valueStream().map(each -> each.path("name").asString()))
                    .containsExactly("indexpattern-datasource-layer-layer");
        });
    }

    @Test
    void aMistakeInASourceIsToldWithItsPlace(@TempDir Path folder) throws IOException {
        for (String name : List.of("views", "overview", "topic", "links", "health")) {
            Files.copy(Saved.SOURCES.resolve(name + ".yaml"), folder.resolve(name + ".yaml"));
        }
        Path overview = folder.resolve("overview.yaml");
        String good = Files.readString(overview);

        Files.writeString(overview, good.replace("chart: number", "chrt: number"));
        assertThatThrownBy(() -> Main.ndjson(folder)).isInstanceOf(IOException.class)
                .hasMessageContaining("overview.yaml")
                .hasMessageContaining("chrt");
        Files.writeString(overview, good.replace("{Papers: count}", "{Papers: cuont}"));
        assertThatThrownBy(() -> Main.ndjson(folder)).isInstanceOf(IOException.class)
                .hasMessageContaining("'cuont' is no metric");
        Files.writeString(overview, good.replace("view: trends", "view: trend"));
        assertThatThrownBy(() -> Main.ndjson(folder)).isInstanceOf(IOException.class)
                .hasMessage("momentum: there is no view trend");
    }

    private static String name(JsonNode object) {
        return object.path("type").asString() + " " + object.path("id").asString();
    }
}
