package dev.paperwire.bench.report;

import dev.paperwire.bench.report.Report.Conditions;
import dev.paperwire.bench.report.Report.Cost;
import dev.paperwire.bench.report.Report.Latency;
import dev.paperwire.bench.report.Report.Measure;
import dev.paperwire.bench.report.Report.Ratio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Reports are written, read again and compared. */
class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void aSpreadIsTheMedianAndTheRange() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0, 10.0))).isEqualTo(new Spread(2.5, 1, 10, 4))
                .hasToString("2.50 (1.00 to 10.00)");
        assertThat(Spread.of(List.of(1234.0))).isEqualTo(new Spread(1234, 1234, 1234, 1))
                .hasToString("1,234");
    }

    @Test
    void aReportIsReadAgainAsItWasWritten() throws Exception {
        Path file = folder.resolve("report.json");
        Report report = report(1000, 1100);
        Files.write(file, JsonReport.write(report));
        assertThat(JsonReport.read(file)).isEqualTo(report);
    }

    @Test
    void aFileThatIsNoReportIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"schema\":1}");
        assertThatThrownBy(() -> JsonReport.read(file)).isInstanceOf(JsonReport.Unreadable.class)
                .hasMessageStartingWith(file + ": is no report of a benchmark: ");
        Path newer = Files.writeString(folder.resolve("newer.json"), "{\"schema\":9}");
        assertThatThrownBy(() -> JsonReport.read(newer)).isInstanceOf(JsonReport.Unreadable.class)
                .hasMessageContaining("schema: 9 is not known");
        Path text = Files.writeString(folder.resolve("text"), "hello");
        assertThatThrownBy(() -> JsonReport.read(text)).isInstanceOf(JsonReport.Unreadable.class);
    }

    @Test
    void aReportForPeopleSaysWhatWasReachedAndWhatWasNotMeasured() {
        assertThat(MarkdownReport.write(report(1000, 1100)))
                .contains("| sink / raw bulk | 0.90 | 0.98 | 0.95 (0.93 to 0.97) | reached |",
                        "| whole / Camel | 1.00 | 1.50 | not measured | run it with --peers |",
                        "| p99 at 50 % | at most 3.00 | at most 1.50 | 1.20 | as aimed for |",
                        "| sink | 1,050 (1,000 to 1,100) documents | 300 |  |",
                        "| 50 % | 500 | 0.60 | 1.20 | 1.50 | 99 | 1 were not found in time |");
    }

    @Test
    void aChangeOutsideBothRangesIsMarked() {
        assertThat(new Comparison(report(1000, 1100), report(1200, 1300)).table())
                .contains(
                        "| sink, documents a second | 1,050 (1,000 to 1,100) | 1,250 (1,200 to 1,300) | +19.0 % | outside both ranges |",
                        "| p99 at 50 %, s | 1.20 | 1.20 | +0.0 % | measured once |");
        assertThat(new Comparison(report(1000, 1100), report(1040, 1090)).table())
                .contains(
                        "| sink, documents a second | 1,050 (1,000 to 1,100) | 1,065 (1,040 to 1,090) | +1.4 % |  |");
    }

    private static Report report(double least, double most) {
        Spread rate = Spread.of(List.of(least, most));
        Spread cost = Spread.of(List.of(1.0, 2.0));
        return new Report(Report.SCHEMA,
                new Conditions(Instant.parse("2026-01-02T03:04:05Z"), 60, "Java", "System", 2, 8000, true, 1,
                        400, 300, 2),
                List.of(new Ratio("sink / raw bulk", 0.9, 0.98, false, Spread.of(List.of(0.93, 0.97)), ""),
                        new Ratio("whole / Camel", 1, 1.5, false, null, "run it with --peers"),
                        new Ratio("p99 at 50 %", 3, 1.5, true, Spread.of(List.of(1.2)), "")),
                List.of(new Measure("sink", "documents", 300, rate, new Cost(cost, cost, cost, cost, cost),
                        ""),
                        new Measure("Camel", "documents", 300, null, null, "not built")),
                List.of(new Measure("up to 400", "listings", 400, null, null, "no time left")),
                List.of(new Latency(50, 500, 99, 1, 0.6, 1.2, 1.5)));
    }
}
