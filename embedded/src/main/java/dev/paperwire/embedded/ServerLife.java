package dev.paperwire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** One server on one data directory, through as many processes as it is started in. */
final class ServerLife {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ServerStart start;
    private final DataDirectory data;
    private volatile ServerStart.Run run;
    private boolean closed;

    private ServerLife(ServerStart start, DataDirectory data, ServerStart.Run run) {
        this.start = start;
        this.data = data;
        this.run = run;
    }

    static ServerLife begin(Blueprint blueprint, Optional<Path> directory, OptionalInt port,
            Duration startTimeout) {
        try {
            DataDirectory data = DataDirectory.open(directory, blueprint.name());
            try {
                ServerStart start = new ServerStart(blueprint, data, startTimeout);
                return new ServerLife(start, data, start.run(port));
            } catch (IOException | RuntimeException failure) {
                data.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new EmbeddedStartFailure(blueprint.name() + " did not start: " + failure, failure);
        }
    }

    int port() {
        return run.ports().getFirst();
    }

    long pid() {
        return run.process().pid();
    }

    boolean isAlive() {
        return run.process().isAlive();
    }

    DataDirectory data() {
        return data;
    }

    synchronized void kill() {
        run.process().kill();
    }

    synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("The server of " + data.root() + " is closed");
        }
        run.process().stop(PATIENCE);
        try {
            run = start.run(OptionalInt.of(port()));
        } catch (IOException failure) {
            throw new EmbeddedStartFailure("No restart on " + data.root() + ": " + failure, failure);
        }
    }

    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        run.process().stop(PATIENCE);
        try {
            data.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
