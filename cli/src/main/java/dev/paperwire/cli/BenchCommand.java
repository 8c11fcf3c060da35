package dev.paperwire.cli;

import dev.paperwire.bench.report.JsonReport;
import dev.paperwire.bench.report.MarkdownReport;
import dev.paperwire.bench.report.Report;
import dev.paperwire.bench.whole.BenchPlan;
import dev.paperwire.bench.whole.Benchmark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code paperwire bench}: measures the whole beside its ceilings, on servers of its own. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = {
    "Measures every stage and the whole, beside the fastest that Kafka and",
    "Elasticsearch can be, on an embedded broker and node. The report goes to",
    "standard output, and with --out into report.md and report.json of a",
    "directory. Takes up to 20 minutes; nothing else should run meanwhile."})
final class BenchCommand implements Callable<Integer> {
    private static final String PEERS = "bench/peers/target";

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs a command
    private CommandSpec spec;

    @Option(names = "--quick", description = "Small sizes and fewer rounds: up to 4 minutes.")
    private boolean quick;

    @Option(names = "--papers", paramLabel = "N", split = ",", description = "To how many listings the whole is filled in the end, one after the other; 10000,100000,300000 if left out.")
    private List<Integer> papers = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Write report.md and report.json into DIR.")
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed makes the same listings; 1 if left out.")
    private @Nullable Long seed;

    @Option(names = "--peers", description = "Measure Apache Camel and Apache Flink too, where bench/peers is built.")
    private boolean peers;

    @Option(names = "--rehearsal", hidden = true, description = "Do everything once with next to nothing, to see whether it works.")
    private boolean rehearsal;

    private BenchCommand(Console console) {
        this.console = console;
    }

    static void addTo(CommandLine command, Console console) {
        command.addSubcommand("bench", new CommandLine(new BenchCommand(console))
                .addSubcommand(new BenchCompareCommand(console)));
    }

    @Override
    public Integer call() throws Exception {
        BenchPlan plan = plan();
        if (out != null) {
            Files.createDirectories(out); // before the work, not after it
        }
        Report report;
        try (Interruption _ = Interruption.watch()) {
            report = new Benchmark(plan, console::say).run();
        } catch (InterruptedException | InterruptException _) {
            return ExitCode.FAILED; // stopped before it was done; everything is closed by now
        }
        String text = MarkdownReport.write(report);
        if (out != null) {
            save(out.resolve("report.md"), text.getBytes(StandardCharsets.UTF_8));
            save(out.resolve("report.json"), JsonReport.write(report));
        }
        console.out().write(text.getBytes(StandardCharsets.UTF_8));
        console.out().flush();
        return ExitCode.FINE;
    }

    private BenchPlan plan() {
        if (papers.stream().anyMatch(number -> number < 1)) {
            throw new ParameterException(spec.commandLine(), "--papers: each number must be at least 1");
        }
        BenchPlan plan = rehearsal ? BenchPlan.rehearsal() : quick ? BenchPlan.brief() : BenchPlan.full();
        plan = papers.isEmpty() ? plan : plan.withSizes(papers);
        plan = seed == null ? plan : plan.withSeed(seed);
        return peers ? plan.withPeers(Path.of(System.getProperty("paperwire.root", "."), PEERS)) : plan;
    }

    private void save(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        console.say("wrote " + file);
    }
}
