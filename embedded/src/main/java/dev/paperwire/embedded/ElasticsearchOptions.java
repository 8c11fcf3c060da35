package dev.paperwire.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a node is to run.
 *
 * @param dataDirectory
 *            made if absent; empty for a temporary one that goes with the server
 * @param port
 *            of HTTP; empty for any free one
 * @param settings
 *            node settings as in {@code elasticsearch.yml}, lists with commas, which go before this module's own ones
 * @param elastic
 *            the user of that name, who may do everything; switches on HTTPS, security and API keys. Empty for a node
 *            that lets everyone do everything
 * @param startTimeout
 *            after which a start counts as failed
 */
public record ElasticsearchOptions(Optional<Path> dataDirectory, OptionalInt port,
        Map<String, String> settings,
        Optional<Credentials> elastic, JvmOptions jvm, Duration startTimeout) {
    private static final String ELASTIC = "elastic";
    private static final int HEAP_MEGABYTES = 1024;

    public ElasticsearchOptions {
        settings = Map.copyOf(settings);
        elastic.filter(admin -> !admin.user().equals(ELASTIC)).ifPresent(admin -> {
            throw new IllegalArgumentException(
                    "elastic: the user is always elastic, but was " + admin.user());
        });
    }

    public static ElasticsearchOptions defaults() {
        return new ElasticsearchOptions(Optional.empty(), OptionalInt.empty(), Map.of(), Optional.empty(),
                JvmOptions.ofHeap(HEAP_MEGABYTES), Duration.ofMinutes(5));
    }

    public ElasticsearchOptions withDataDirectory(Path directory) {
        return new ElasticsearchOptions(Optional.of(directory), port, settings, elastic, jvm, startTimeout);
    }

    public ElasticsearchOptions withPort(int fixed) {
        return new ElasticsearchOptions(dataDirectory, OptionalInt.of(fixed), settings, elastic, jvm,
                startTimeout);
    }

    /** In place of the settings so far. */
    public ElasticsearchOptions withSettings(Map<String, String> nodeSettings) {
        return new ElasticsearchOptions(dataDirectory, port, nodeSettings, elastic, jvm, startTimeout);
    }

    public ElasticsearchOptions withSecurity(String elasticPassword) {
        return new ElasticsearchOptions(dataDirectory, port, settings,
                Optional.of(new Credentials(ELASTIC, elasticPassword)), jvm, startTimeout);
    }

    public ElasticsearchOptions withJvm(JvmOptions process) {
        return new ElasticsearchOptions(dataDirectory, port, settings, elastic, process, startTimeout);
    }

    public ElasticsearchOptions withStartTimeout(Duration timeout) {
        return new ElasticsearchOptions(dataDirectory, port, settings, elastic, jvm, timeout);
    }
}
