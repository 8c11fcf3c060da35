package dev.paperwire.cli;

import dev.paperwire.bench.report.Comparison;
import dev.paperwire.bench.report.JsonReport;
import dev.paperwire.bench.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code paperwire bench compare}: what has changed from one report to another. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = {
    "Compares two reports that 'bench --out' wrote, and marks the changes for",
    "which each median is outside the other's range."})
final class BenchCompareCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "OLD", description = "A report.json.")
    @SuppressWarnings("NullAway.Init") // required
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "Another.")
    @SuppressWarnings("NullAway.Init") // required
    private Path after;

    BenchCompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        String table = new Comparison(read(before), read(after)).table();
        console.out().write(table.getBytes(StandardCharsets.UTF_8));
        console.out().flush();
        return ExitCode.FINE;
    }

    private static Report read(Path file) throws IOException {
        try {
            return JsonReport.read(file);
        } catch (NoSuchFileException e) {
            throw new Failure("no such file: " + e.getFile(), e);
        } catch (JsonReport.Unreadable e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
