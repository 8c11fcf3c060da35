package dev.paperwire.cli;

import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.ingest.IngestConfig;
import dev.paperwire.listing.settings.Setting;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsForm;
import dev.paperwire.sink.SinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the reference of all settings true; {@code -Dpaperwire.docs=write} writes it anew. */
class SettingsReferenceTest {
    private static final Path DOC = Path.of(System.getProperty("paperwire.root", ".."))
            .resolve("docs/settings.md");
    private static final Settings NONE = Settings.of(Map.of());
    /** The least that ingest can be told. */
    private static final Settings ONE_SOURCE = Settings.of(Map.of("kafka.bootstrap.servers", "localhost:9092",
            "ingest.source.NAME.format", "jsonl", "ingest.source.NAME.file", "papers.jsonl"));
    /** Defaults that depend on the machine. */
    private static final Map<String, String> SHOWN_AS = Map.of("stream.threads", "one a processor",
            "stream.state.directory", "paperwire-enrich in the temporary directory",
            "ingest.source.NAME.format",
            "");

    @Test
    void theReferenceHasEveryKeyAsItIsRead() throws IOException {
        Map<String, Collection<Setting>> forms = new LinkedHashMap<>();
        forms.put("ingest", IngestConfig.FORM.keys(ONE_SOURCE));
        forms.put("enrich", StreamSettings.FORM.keys(NONE));
        forms.put("sink", SinkSettings.FORM.keys(NONE));
        List<Setting> shared = new ArrayList<>();
        for (Setting setting : forms.get("sink")) {
            if (setting.key().matches("(?:kafka|channels|service)\\..*")) {
                shared.add(setting);
            }
        }

        StringBuilder doc = new StringBuilder(
                """
                        # Settings

                        Written from the code by `SettingsReferenceTest`, which fails when this page is not the truth;
                        `./mvnw -pl cli -am test -Dtest=SettingsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false
                        -Dpaperwire.docs=write` writes it anew.

                        A service takes its settings from a file (`--config FILE`, `key=value` lines in UTF-8), from the environment
                        (`PAPERWIRE_SINK_BULK_COUNT` is `sink.bulk.count`) and from its command line (`key=value`); the later ones win.
                        All problems are told at once, a line each, and a key that is not known is refused with the nearest that is.
                        `--print-config` prints what counts, secrets masked, and does nothing else.

                        A length of time is a number with `ms`, `s`, `m`, `h` or `d`, a number of bytes one with `kb`, `mb`, `gb` or nothing.
                        A secret can be in a file, which its key with `.file` behind it names; so can `kafka.*password` and
                        `kafka.sasl.jaas.config`.

                        ## All services

                        """);
        doc.append(SettingsForm.table(shared, SHOWN_AS));
        forms.forEach((name, settings) -> doc.append("\n## ")
                .append(name)
                .append("\n\n")
                .append(SettingsForm.table(settings.stream()
                        .filter(setting -> !setting.key().matches("(?:kafka|channels|service)\\..*"))
                        .toList(), SHOWN_AS)));
        if ("write".equals(System.getProperty("paperwire.docs"))) {
            Files.writeString(DOC, doc);
        }

        assertThat(DOC).content().isEqualTo(doc.toString());
    }

    @Test
    void everySettingTellsWhatItIs() {
        assertThat(List.of(IngestConfig.FORM.keys(ONE_SOURCE), StreamSettings.FORM.keys(NONE),
                SinkSettings.FORM.keys(NONE)))
                .allSatisfy(keys -> assertThat(keys).allSatisfy(
                        setting -> assertThat(setting.meaning()).matches("[A-Z][^|\n]{5,200}\\.")));
    }

    @Test
    void whatIsPrintedSaysTheSameWhenItIsReadAndTellsNoSecret() {
        Settings given = Settings.of(Map.of("kafka.bootstrap.servers", "b:9093", "kafka.sasl.jaas.config",
                "s3cret", "kafka.ssl.truststore.password", "s3cret", "elasticsearch.api.key", "s3cret",
                "sink.bulk.count", "17", "sink.group", "a\\b"));

        String printed = SettingsForm.written(SinkSettings.FORM.keys(given));

        assertThat(printed).doesNotContain("s3cret")
                .contains("\nsink.bulk.count=17\n", "\n# sink.bulk.linger=50ms\n", "\nsink.group=a\\\\b\n",
                        "\nelasticsearch.api.key=***\n", "kafka.sasl.jaas.config=***\n",
                        "kafka.ssl.truststore.password=***\n", "kafka.bootstrap.servers=b:9093\n");
    }
}
