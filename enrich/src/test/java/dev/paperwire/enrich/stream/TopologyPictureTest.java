package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.WordAnnotator;
import dev.paperwire.listing.channel.Channels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the picture in the docs true; {@code -Dpaperwire.docs=write} draws it anew. */
class TopologyPictureTest {
    private static final Path DOC = Path.of(System.getProperty("paperwire.root", ".."))
            .resolve("docs/topology.md");

    @Test
    void theDocsShowTheTopologyAsItIs() throws IOException {
        var topology = EnrichTopology.build(TopologySettings.standard(Channels.standard()),
                new WordAnnotator("1"),
                new Tally());
        String doc = """
                # The enrichment stream

                Drawn from the topology itself by `TopologyPictureTest`, which fails when this page is not the truth;
                `./mvnw -pl enrich -am test -Dtest=TopologyPictureTest -Dsurefire.failIfNoSpecifiedTests=false
                -Dpaperwire.docs=write` draws it anew. Rounded boxes are Kafka topics, drums are state stores.

                ```mermaid
                %s```

                ## As Kafka Streams describes it

                ```
                %s```
                """
                .formatted(TopologyPicture.mermaid(topology),
                        topology.describe()
                                .toString()
                                .lines()
                                .map(String::stripTrailing)
                                .map(line -> line + "\n")
                                .collect(java.util.stream.Collectors.joining()));
        if ("write".equals(System.getProperty("paperwire.docs"))) {
            Files.createDirectories(DOC.getParent());
            Files.writeString(DOC, doc);
        }
        assertThat(DOC).content().isEqualTo(doc);
    }

    @Test
    void nothingIsNamedByANumber() {
        var topology = EnrichTopology.build(TopologySettings.standard(Channels.standard()),
                new WordAnnotator("1"),
                new Tally());
        assertThat(topology.describe().toString()).doesNotContainPattern("KSTREAM-[A-Z-]*\\d");
    }
}
