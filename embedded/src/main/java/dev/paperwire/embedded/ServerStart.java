package dev.paperwire.embedded;

import dev.paperwire.embedded.ServerProcess.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a server of one kind gets to serve from one data directory. */
record ServerStart(Blueprint blueprint, DataDirectory data, Duration timeout) {
    private static final Logger log = LoggerFactory.getLogger(ServerStart.class);
    private static final int TRIES = 5;

    /** A process that serves on these ports. */
    record Run(ServerProcess process, List<Integer> ports) {
        Run {
            ports = List.copyOf(ports);
        }
    }

    /** Tries other ports when another process was quicker to take one; the first may be fixed. */
    Run run(OptionalInt port) throws IOException {
        for (int left = TRIES; left > 0; left--) {
            List<Integer> ports = FreePorts.choose(blueprint.portCount(), port);
            long began = System.nanoTime();
            ServerProcess process = ServerProcess.launch(command(ports), data);
            switch (await(process, ports)) {
                case Outcome.Started() -> {
                    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
                    log.info("{} serves on port {} after {} ms (process {}, data {})", blueprint.name(),
                            ports.getFirst(), millis, process.pid(), data.root());
                    return new Run(process, ports);
                }
                case Outcome.PortTaken() ->
                    log.debug("{}: one of the ports {} was taken meanwhile", blueprint.name(), ports);
                case Outcome.Failed(String why) -> {
                    process.kill();
                    throw new EmbeddedStartFailure(blueprint.name() + " did not start: " + why,
                            process.lastLogLines(), null);
                }
            }
        }
        throw new EmbeddedStartFailure(
                blueprint.name() + " did not start: ports were taken " + TRIES + " times");
    }

    private Outcome await(ServerProcess process, List<Integer> ports) {
        try {
            Outcome outcome = process.awaitStart(timeout);
            if (outcome instanceof Outcome.Started
                    && !blueprint.awaitService(process, data, ports, timeout)) {
                return new Outcome.Failed("started, but did not serve within " + timeout.toSeconds() + " s");
            }
            return outcome;
        } catch (IOException failure) {
            return new Outcome.Failed(failure.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("interrupted");
        }
    }

    private List<String> command(List<Integer> ports) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(blueprint.jvm().commandLine());
        // What Java itself has to say belongs into the log too, not on the line of the launcher's report.
        command.add("-Xlog:disable");
        command.add("-Xlog:all=warning,cds*=off,aot*=off:stderr");
        command.add("-XX:+AutoCreateSharedArchive");
        command.add("-XX:SharedArchiveFile=" + blueprint.files().classArchive(blueprint.name()));
        command.add("-Djava.io.tmpdir=" + data.temp());
        command.add("-XX:ErrorFile=" + data.logs().resolve("hs_err_%p.log"));
        if (data.isTemporary()) {
            command.add("-Dpaperwire.temporary=" + data.root());
        }
        command.addAll(blueprint.prepare(data, ports));
        return command;
    }
}
