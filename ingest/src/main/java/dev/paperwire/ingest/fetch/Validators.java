package dev.paperwire.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What a server wants to be told in order to answer "not modified".
 *
 * @param etag the entity tag of what is known
 * @param lastModified its time of modification, as the server wrote it
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    /** Nothing is known. */
    public static final Validators NONE = new Validators(null, null);

    boolean isEmpty() {
        return etag == null && lastModified == null;
    }
}
