package dev.paperwire.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code paperwire stream reset}. */
@Command(name = "reset", mixinStandardHelpOptions = true, description = {
    "Takes back all that the stream keeps in Kafka and on this machine, so that it",
    "makes all papers again from their listings. Stop its copies first."})
final class StreamResetCommand implements Runnable {
    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Option(names = "--dry-run", description = "Only tell what would be taken away.")
    private boolean dryRun;

    @Override
    public void run() {
        dev.paperwire.enrich.Main
                .main(service.words(dryRun ? List.of("reset", "--dry-run") : List.of("reset")));
    }
}
