package dev.paperwire.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code paperwire ingest}. */
@Command(name = "ingest", mixinStandardHelpOptions = true, description = "Reads the configured sources into paper-listings.")
final class IngestCommand implements Runnable {
    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Option(names = "--from", paramLabel = "DAY", description = "Fills back what the sources listed from this day on, and ends.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day to fill back; else the newest there is.")
    private @Nullable LocalDate to;

    @Override
    public void run() {
        List<String> days = new ArrayList<>();
        if (from != null) {
            days.addAll(List.of("--from", from.toString()));
        }
        if (to != null) {
            days.addAll(List.of("--to", to.toString()));
        }
        dev.paperwire.ingest.Main.main(service.words(days));
    }
}
