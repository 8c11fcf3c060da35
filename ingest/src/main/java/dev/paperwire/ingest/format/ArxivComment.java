package dev.paperwire.ingest.format;

import org.jspecify.annotations.Nullable;

/** The authors' comment; a journal reference, which listings have no field for, stands at its end. */
final class ArxivComment {
    private ArxivComment() {}

    static @Nullable String with(@Nullable String comment, @Nullable String journalReference) {
        if (journalReference == null || journalReference.isBlank()) {
            return comment;
        }
        String reference = "Journal reference: " + journalReference.strip();
        if (comment == null || comment.isBlank()) {
            return reference;
        }
        String own = comment.strip();
        return own + (own.endsWith(".") ? " " : ". ") + reference;
    }
}
