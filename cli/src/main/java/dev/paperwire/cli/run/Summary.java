package dev.paperwire.cli.run;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds after a run, as its own searches tell.
 *
 * @param documents the documents that were read, as their user knows them
 * @param listings how many listings they had
 * @param papers papers that can be found
 * @param topics papers by topic, the most frequent first
 * @param unclassified papers without a topic
 * @param linkKinds papers that have a link of the kind, the most frequent first
 * @param firstDay the first day of listing; absent where no paper has one
 * @param lastDay the last one
 * @param rejects records in {@code paper-rejects} by reason
 * @param times how long each stage took, in order
 * @param search the address of the papers' search
 * @param serving whether that address still answers after the summary
 */
record Summary(List<String> documents, long listings, long papers, List<Count> topics, long unclassified,
        List<Count> linkKinds, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay, List<Count> rejects,
        List<StageTime> times, String search, boolean serving) {
    /** How often something occurs. */
    record Count(String name, long count) {}

    /** How long a stage took. */
    record StageTime(String stage, Duration took) {}
}
