package dev.paperwire.ingest.fetch;

import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server's answer to a question that it could answer. */
public sealed interface Fetched {
    /**
     * A document.
     *
     * @param body its bytes, unpacked
     * @param validators what to ask with next time
     * @param address where it was found, after redirects
     */
    @SuppressWarnings("ArrayRecordComponent") // documents are bytes; equals and hashCode look into them
    record Document(byte[] body, Validators validators, URI address) implements Fetched {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Document that && Arrays.equals(body, that.body)
                    && validators.equals(that.validators)
                    && address.equals(that.address);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(body), validators, address);
        }

        @Override
        public String toString() {
            return body.length + " bytes of " + address;
        }
    }

    /** What is known is still what there is. */
    record Unchanged() implements Fetched {}
}
