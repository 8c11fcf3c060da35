package dev.paperwire.ingest.format;

import dev.paperwire.listing.Listing;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of one entry of a document. */
public sealed interface Outcome {
    /** A listing. */
    record Found(Listing listing) implements Outcome {}

    /**
     * An entry that could not be used.
     *
     * @param place where it stands in the document: {@code line 17}, {@code entry 3}
     * @param reason what is wrong with it, in one line
     * @param original its bytes in the document; of an entry beyond a parser's limit only the beginning
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes as they were are the point; equals and hashCode look into them
    record Refused(String place, String reason, byte[] original) implements Outcome {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Refused that && place.equals(that.place) && reason.equals(that.reason)
                    && Arrays.equals(original, that.original);
        }

        @Override
        public int hashCode() {
            return Objects.hash(place, reason, Arrays.hashCode(original));
        }

        @Override
        public String toString() {
            return place + ": " + reason;
        }
    }
}
