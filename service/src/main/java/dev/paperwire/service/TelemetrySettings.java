package dev.paperwire.service;

import dev.paperwire.listing.settings.SettingsReader;
import java.util.OptionalInt;

/**
 * Where a process tells its metrics and its health, and in which form its log is.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any that is free; empty to listen nowhere
 * @param log the form of the log
 */
public record TelemetrySettings(String host, OptionalInt port, LogForm log) {
    /** Only this machine. */
    public static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;

    /** With a log of lines for people. */
    public TelemetrySettings(String host, OptionalInt port) {
        this(host, port, LogForm.TEXT);
    }

    /** Listening nowhere. */
    public static TelemetrySettings off() {
        return new TelemetrySettings(LOOPBACK, OptionalInt.empty());
    }

    /**
     * Reads {@code service.metrics.port}, of which 0, the default, stands for none, {@code service.metrics.host}, by default
     * the loopback address, and {@code service.log}. Problems go to the reader, which must have {@code service} among its namespaces.
     */
    public static TelemetrySettings read(SettingsReader reader) {
        int port = reader
                .key("service.metrics.port",
                        "Where /metrics, /health/live and /health/ready are; 0 is nowhere.")
                .integer(0, 0, MAX_PORT);
        String host = reader.key("service.metrics.host", "The address that this port is bound to.")
                .text(LOOPBACK);
        return new TelemetrySettings(host,
                port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
                reader.key("service.log",
                        "The form of the log on standard error: lines, or JSON with the names of the Elastic Common Schema.")
                        .choice(LogForm.class, LogForm.TEXT));
    }
}
