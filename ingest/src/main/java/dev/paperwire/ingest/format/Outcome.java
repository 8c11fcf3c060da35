package dev.paperwire.ingest.format;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.json.JsonCodec;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What became of one entry of a document. */
public sealed interface Outcome {
    /**
     * A listing.
     *
     * @param typesetTitle the title as the document writes it, where that differs from the listing's for its typesetting
     */
    record Found(Listing listing, @Nullable String typesetTitle) implements Outcome {
        private static final JsonCodec<Listing> CODEC = JsonCodec.of(Listing.class);
        private static final JsonMapper TEXTS = new JsonMapper();

        /** A listing whose title is as it was. */
        public Found(Listing listing) {
            this(listing, null);
        }

        static Found typeset(Listing listing, String title) {
            return new Found(listing, title.equals(listing.title()) ? null : title);
        }

        /**
         * The listing as one line of JSON. The typeset title is its last field, {@code title_typeset}: readers of listings
         * pass over fields that they do not know.
         */
        public String json() {
            String listingJson = CODEC.writeText(listing);
            return typesetTitle == null
                    ? listingJson
                    : listingJson.substring(0, listingJson.length() - 1) + ",\"title_typeset\":"
                            + TEXTS.writeValueAsString(typesetTitle) + "}";
        }
    }

    /**
     * What a source has listed and takes back: no listing any more, and no error either.
     *
     * @param place where the document says so
     * @param source the source of its listings
     * @param scheme the scheme of the identifier that they carry, such as {@code arxiv}
     * @param identifier the identifier
     */
    record Retracted(String place, String source, String scheme, String identifier) implements Outcome {
        @Override
        public String toString() {
            return place + ": " + scheme + ":" + identifier + " is no longer listed by " + source;
        }
    }

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
