package dev.paperwire.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The metrics and the health of a process, and the endpoint that tells them where one is wanted. Services that share a
 * process share it. Safe to share between threads.
 */
public final class Telemetry implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Healths healths = new Healths();
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final @Nullable Endpoint endpoint;

    private Telemetry(TelemetrySettings settings) {
        this.endpoint = settings.port().isPresent()
                ? Endpoint.open(settings.host(), settings.port().getAsInt(), registry, healths)
                : null;
        if (isTold()) {
            List.<MeterBinder>of(new JvmInfoMetrics(), new JvmMemoryMetrics(), new JvmThreadMetrics(),
                    new ClassLoaderMetrics(), new ProcessorMetrics(), new FileDescriptorMetrics(),
                    new UptimeMetrics(), garbage).forEach(binder -> binder.bindTo(registry));
        }
    }

    /** Meters of something that ends before the process does. */
    @FunctionalInterface
    public interface Binding extends AutoCloseable {
        /** Takes the meters away. */
        @Override
        void close();
    }

    /**
     * Gives the log its form, begins to listen, if the settings want it, and then to measure the JVM.
     *
     * @throws EndpointFailed if it cannot listen there
     */
    public static Telemetry open(TelemetrySettings settings) {
        settings.log().use();
        return new Telemetry(settings);
    }

    /** Metrics that nobody is told but who asks the registry. */
    public static Telemetry off() {
        return new Telemetry(TelemetrySettings.off());
    }

    /** For the meters of services; their names begin with {@code paperwire.} and the service's name. */
    public MeterRegistry registry() {
        return registry;
    }

    /**
     * Adds a part to the health of the process, and the meter {@code paperwire.ready} that tells it.
     *
     * @param part its name; a second one of the same name takes the place of the first
     * @param health how it is at the moment of asking; must be quick and may be asked by any thread
     */
    public void watch(String part, Supplier<Health> health) {
        healths.watch(part, health);
        if (isTold()) {
            Gauge.builder("paperwire.ready", healths, all -> all.isReady(part) ? 1 : 0)
                    .description("1 while a part of the process is ready")
                    .tag("part", part)
                    .register(registry);
        }
    }

    /**
     * Binds the meters of a library, such as those of a Kafka client; they cost something, so only where they are told.
     *
     * @param made makes the binder, which is closed with the binding if it can be
     */
    public Binding bind(Supplier<? extends MeterBinder> made) {
        if (!isTold()) {
            return () -> {};
        }
        MeterBinder binder = made.get();
        binder.bindTo(registry);
        return () -> end(binder);
    }

    /** Where it listens, with the port that was found where any was allowed. */
    public Optional<URI> address() {
        return Optional.ofNullable(endpoint).map(Endpoint::address);
    }

    @Override
    public void close() {
        if (endpoint != null) {
            endpoint.close();
        }
        garbage.close();
        registry.close();
    }

    private boolean isTold() {
        return endpoint != null;
    }

    private static void end(MeterBinder binder) {
        if (binder instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException("meters could not be taken away", e);
            }
        }
    }
}
