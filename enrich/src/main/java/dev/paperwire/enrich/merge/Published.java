package dev.paperwire.enrich.merge;

import dev.paperwire.enrich.Annotations;
import java.time.LocalDate;
import java.util.List;

/**
 * What is remembered of a paper that was written.
 *
 * @param revision its revision
 * @param document the digest of the document without revision and time
 * @param annotated the digest of the text and of the annotator's version that the annotations come from; empty where annotating failed
 * @param annotations the annotations, so that a text is annotated once
 * @param days the days it counts for in trends
 */
public record Published(long revision, String document, String annotated, Annotations annotations,
        List<LocalDate> days) {}
