package dev.paperwire.service;

import dev.paperwire.listing.settings.SettingsReader;
import java.util.OptionalInt;

/**
 * Where a process tells its metrics and its health.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any that is free; empty to listen nowhere
 */
public record TelemetrySettings(String host, OptionalInt port) {
    /** Only this machine. */
    public static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;

    /** Listening nowhere. */
    public static TelemetrySettings off() {
        return new TelemetrySettings(LOOPBACK, OptionalInt.empty());
    }

    /**
     * Reads {@code service.metrics.port}, of which 0, the default, stands for none, and {@code service.metrics.host}, by default
     * the loopback address. Problems go to the reader, which must have {@code service} among its namespaces.
     */
    public static TelemetrySettings read(SettingsReader reader) {
        int port = reader.integer("service.metrics.port", 0, 0, MAX_PORT);
        return new TelemetrySettings(reader.text("service.metrics.host", LOOPBACK),
                port == 0 ? OptionalInt.empty() : OptionalInt.of(port));
    }
}
