package dev.paperwire.enrich.stream;

import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StreamSettingsTest {
    @Test
    void everyKeyIsKnownAndReachesKafkaStreams() {
        StreamSettings settings = StreamSettings.from(Settings.of(Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", "broker:1"), Map.entry("kafka.security.protocol", "SSL"),
                Map.entry("channels.prefix", "my-"), Map.entry("channels.partitions", "9"),
                Map.entry("stream.application.id", "app"), Map.entry("stream.state.directory", "/state"),
                Map.entry("stream.threads", "5"), Map.entry("stream.standbys", "1"),
                Map.entry("stream.group.protocol", "streams"), Map.entry("stream.commit.interval", "70ms"),
                Map.entry("stream.cache.bytes", "1mb"), Map.entry("stream.listing.bytes", "2kb"),
                Map.entry("stream.stores", "memory"), Map.entry("stream.trends.horizon.days", "7"),
                Map.entry("stream.trends.interval", "3s"), Map.entry("stream.thread.replacements", "0"),
                Map.entry("stream.rebalance.patience", "9s"), Map.entry("stream.close.timeout", "1s"))));

        assertThat(settings.toProperties()).containsEntry("bootstrap.servers", "broker:1")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("application.id", "app")
                .containsEntry("state.dir", "/state")
                .containsEntry("num.stream.threads", 5)
                .containsEntry("num.standby.replicas", 1)
                .containsEntry("group.protocol", "streams")
                .containsEntry("commit.interval.ms", 70L)
                .containsEntry("statestore.cache.max.bytes", 1L << 20)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("ensure.explicit.internal.resource.naming", true);
        assertThat(settings.topology().channels().listings().name()).isEqualTo("my-paper-listings");
        assertThat(settings.topology().maxListingBytes()).isEqualTo(2048);
        assertThat(settings.topology().stores()).isEqualTo(TopologySettings.Stores.MEMORY);
    }

    @Test
    void exactlyOnceIsNotForTheUserToChange() {
        StreamSettings settings = StreamSettings
                .from(Settings.of(Map.of("kafka.processing.guarantee", "at_least_once")));
        assertThat(settings.toProperties()).containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> StreamSettings.from(Settings.of(
                Map.of("stream.threads", "none", "stream.thread", "2", "stream.group.protocol", "own"))))
                .isInstanceOfSatisfying(InvalidSettings.class,
                        e -> assertThat(e.problems()).hasSize(3)
                                .anyMatch(problem -> problem.contains("did you mean stream.threads?")));
    }
}
