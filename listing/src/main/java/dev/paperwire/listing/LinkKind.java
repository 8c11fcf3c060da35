package dev.paperwire.listing;

import java.util.Locale;

/** What a reader finds behind a link, told by the form of its address. */
public enum LinkKind {
    /** A source repository. */
    CODE,
    /** A data set. */
    DATASET,
    /** Model weights. */
    MODEL,
    /** Something to try in the browser. */
    DEMO,
    /** Another paper, or this one elsewhere. */
    PAPER,
    /** A digital object identifier, as a {@code https://doi.org/} address. */
    DOI,
    /** A page about the work. */
    PROJECT,
    /** A recording. */
    VIDEO,
    /** Anything else. */
    OTHER;

    /** The name in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
