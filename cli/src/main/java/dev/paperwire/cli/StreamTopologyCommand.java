package dev.paperwire.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code paperwire stream topology}. */
@Command(name = "topology", mixinStandardHelpOptions = true, description = "Prints how the stream is built.")
final class StreamTopologyCommand implements Runnable {
    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Override
    public void run() {
        dev.paperwire.enrich.Main.main(service.words(List.of("topology")));
    }
}
