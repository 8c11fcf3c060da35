package dev.paperwire.service;

import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TelemetryTest {
    private static final TelemetrySettings ANYWHERE = new TelemetrySettings(TelemetrySettings.LOOPBACK,
            OptionalInt.of(0));

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tellsCountersAndTheJvmToPrometheus() throws Exception {
        try (Telemetry telemetry = Telemetry.open(ANYWHERE)) {
            telemetry.registry().counter("paperwire.test.papers", "outcome", "good").increment(3);

            HttpResponse<String> response = get(telemetry, "metrics");

            assertThat(response.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(response.body()).contains("paperwire_test_papers_total{outcome=\"good\"} 3.0\n")
                    .contains("jvm_memory_used_bytes{")
                    .contains("jvm_gc_")
                    .contains("process_cpu_usage")
                    .contains("process_uptime_seconds");
        }
    }

    @Test
    void isAsWellAsTheWorstOfItsParts() throws Exception {
        AtomicReference<Health> sink = new AtomicReference<>(Health.ready());
        try (Telemetry telemetry = Telemetry.open(ANYWHERE)) {
            assertThat(health(telemetry)).isEqualTo("""
                    200 {"status":"unready","parts":{}}
                    503 {"status":"unready","parts":{}}""");

            telemetry.watch("ingest", Health::ready);
            telemetry.watch("sink", sink::get);
            assertThat(health(telemetry)).isEqualTo("""
                    200 {"status":"ready","parts":{"ingest":{"status":"ready","reason":""},\
                    "sink":{"status":"ready","reason":""}}}
                    200 {"status":"ready","parts":{"ingest":{"status":"ready","reason":""},\
                    "sink":{"status":"ready","reason":""}}}""");

            sink.set(Health.unready("Elasticsearch is away"));
            assertThat(get(telemetry, "metrics").body()).contains("paperwire_ready{part=\"ingest\"} 1.0\n",
                    "paperwire_ready{part=\"sink\"} 0.0\n");
            assertThat(health(telemetry)).isEqualTo("""
                    200 {"status":"unready","parts":{"ingest":{"status":"ready","reason":""},\
                    "sink":{"status":"unready","reason":"Elasticsearch is away"}}}
                    503 {"status":"unready","parts":{"ingest":{"status":"ready","reason":""},\
                    "sink":{"status":"unready","reason":"Elasticsearch is away"}}}""");

            sink.set(Health.dead("it ended"));
            assertThat(health(telemetry)).startsWith("503 {\"status\":\"dead\"").contains("\n503 ");
        }
    }

    @Test
    void countsAPartThatCannotSayHowItIsAsDead() throws Exception {
        try (Telemetry telemetry = Telemetry.open(ANYWHERE)) {
            telemetry.watch("sink", () -> {
                throw new IllegalStateException("no idea");
            });

            assertThat(get(telemetry, "health/live")).returns(503, HttpResponse::statusCode)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("no idea");
        }
    }

    @Test
    void answersNothingElse() throws Exception {
        try (Telemetry telemetry = Telemetry.open(ANYWHERE)) {
            assertThat(get(telemetry, "metrics/else").statusCode()).isEqualTo(404);
            assertThat(get(telemetry, "").statusCode()).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(uri(telemetry, "metrics"))
                    .POST(BodyPublishers.ofString("x"))
                    .build();
            assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
            HttpRequest head = HttpRequest.newBuilder(uri(telemetry, "metrics")).HEAD().build();
            assertThat(http.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void listensOnLoopbackAndOnlyWhereItIsToldTo() {
        try (Telemetry telemetry = Telemetry.open(ANYWHERE)) {
            assertThat(telemetry.address().orElseThrow().getHost()).isEqualTo("127.0.0.1");
        }
        try (Telemetry telemetry = Telemetry.open(read(Map.of()))) {
            assertThat(telemetry.address()).isEmpty();
        }
        assertThat(read(Map.of("service.metrics.port", "9464", "service.metrics.host", "0.0.0.0")))
                .isEqualTo(new TelemetrySettings("0.0.0.0", OptionalInt.of(9464)));
        assertThatThrownBy(() -> read(Map.of("service.metrics.port", "70000")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("service.metrics.port");
    }

    @Test
    void namesTheSettingWhenItCannotListen() {
        try (Telemetry first = Telemetry.open(ANYWHERE)) {
            int taken = first.address().orElseThrow().getPort();
            var second = new TelemetrySettings(TelemetrySettings.LOOPBACK, OptionalInt.of(taken));

            assertThatThrownBy(() -> Telemetry.open(second)).isInstanceOf(EndpointFailed.class)
                    .hasMessageStartingWith(
                            "service.metrics.port: cannot listen on 127.0.0.1 port " + taken + " (");
        }
        assertThatThrownBy(
                () -> Telemetry.open(new TelemetrySettings("nowhere.invalid", OptionalInt.of(0))))
                .isInstanceOf(EndpointFailed.class)
                .hasMessage("service.metrics.host: there is no address of nowhere.invalid");
    }

    @Test
    void takesTheMetersOfALibraryAwayWhenTheirSubjectEnds() throws Exception {
        try (Telemetry telemetry = Telemetry.open(ANYWHERE)) {
            try (var _ = telemetry.bind(Gauges::new)) {
                assertThat(get(telemetry, "metrics").body()).contains("library_things 7.0");
            }
            assertThat(get(telemetry, "metrics").body()).doesNotContain("library_things");
        }
    }

    @Test
    void doesNotBindWhatNobodyIsTold() {
        try (Telemetry telemetry = Telemetry.off(); var _ = telemetry.bind(Gauges::new)) {
            assertThat(telemetry.registry().getMeters()).isEmpty();
        }
    }

    private static final class Gauges implements MeterBinder, AutoCloseable {
        private MeterRegistry registry;

        @Override
        public void bindTo(MeterRegistry bound) {
            registry = bound;
            bound.gauge("library.things", this, _ -> 7);
        }

        @Override
        public void close() {
            registry.getMeters()
                    .stream()
                    .filter(meter -> meter.getId().getName().equals("library.things"))
                    .forEach(registry::remove);
        }
    }

    private static TelemetrySettings read(Map<String, String> values) {
        SettingsReader reader = Settings.of(values).reader("service");
        TelemetrySettings read = TelemetrySettings.read(reader);
        reader.done();
        return read;
    }

    private String health(Telemetry telemetry) throws Exception {
        HttpResponse<String> live = get(telemetry, "health/live");
        HttpResponse<String> ready = get(telemetry, "health/ready");
        return live.statusCode() + " " + live.body() + "\n" + ready.statusCode() + " " + ready.body();
    }

    private HttpResponse<String> get(Telemetry telemetry, String path)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(telemetry, path)).build(), BodyHandlers.ofString());
    }

    private static URI uri(Telemetry telemetry, String path) {
        return telemetry.address().orElseThrow().resolve(path);
    }
}
