package dev.paperwire.cli;

import dev.paperwire.bench.report.JsonReport;
import dev.paperwire.bench.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The benchmark of the whole, with next to nothing to measure; its figures are worth nothing, and all of them are there. */
class BenchCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aRunTellsEveryFigureAndItsReportCanBeCompared() throws Exception {
        Captured run = Captured.run("", "bench", "--rehearsal", "--out", folder.toString());

        assertThat(run.err()).contains("paperwire: wrote " + folder.resolve("report.json"));
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(Files.readAllLines(folder.resolve("report.md")));
        Report report = JsonReport.read(folder.resolve("report.json"));
        assertThat(report.measures()).filteredOn(measure -> measure.perSecond() == null)
                .extracting(Report.Measure::name, Report.Measure::note)
                .containsExactly(tuple("Apache Camel, Kafka to Elasticsearch", "runs with --peers only"),
                        tuple("Apache Flink, Kafka to Elasticsearch", "runs with --peers only"));
        assertThat(report.measures()).hasSize(14);
        assertThat(report.ratios()).filteredOn(ratio -> ratio.reached() == null)
                .extracting(Report.Ratio::name)
                .containsExactly("the whole / Camel", "the whole / Flink");
        assertThat(report.growth()).extracting(Report.Measure::name)
                .containsExactly("the first 30", "30 to 60");
        assertThat(report.growth()).allSatisfy(step -> assertThat(step.cost()).isNotNull());
        assertThat(report.latencies()).extracting(Report.Latency::percent).containsExactly(25, 50, 80);
        assertThat(report.latencies()).allSatisfy(latency -> assertThat(latency.missing()).isZero());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }

        String file = folder.resolve("report.json").toString();
        Captured compared = Captured.run("", "bench", "compare", file, file);
        assertThat(compared.err()).isEmpty();
        assertThat(compared.code()).isZero();
        assertThat(compared.out().getFirst()).isEqualTo("| figure | old | new | change |  |");
        assertThat(compared.out())
                .anySatisfy(line -> assertThat(line).startsWith("| the whole, listings a second | ")
                        .endsWith(" | +0.0 % | measured once |"));
    }

    @Test
    void whatIsNoReportEndsWithOneLine() throws Exception {
        Path other = Files.writeString(folder.resolve("other.json"), "[]");
        Path missing = folder.resolve("missing.json");
        Captured wrong = Captured.run("", "bench", "compare", other.toString(), other.toString());
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("paperwire: " + other + ": is no report of a benchmark: "));
        Captured none = Captured.run("", "bench", "compare", missing.toString(), other.toString());
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).containsExactly("paperwire: no such file: " + missing);
    }

    @Test
    void sizesMustBeNumbersOfPapers() {
        Captured wrong = Captured.run("", "bench", "--papers", "10,0");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("paperwire: --papers: each number must be at least 1");
    }
}
