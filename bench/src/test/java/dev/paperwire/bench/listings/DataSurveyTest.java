package dev.paperwire.bench.listings;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The statistics that come with Paperwire are those of the data. */
class DataSurveyTest {
    @Test
    void theDataHasTheStatisticsThatComeWithPaperwire() throws Exception {
        Path data = Path.of(System.getProperty("paperwire.root", "."), "../shared/data");
        assumeThat(Files.isDirectory(data)).as("the data beside the project, %s", data).isTrue();
        assertThat(DataSurvey.of(data)).isEqualTo(ListingStatistics.bundled());
    }
}
