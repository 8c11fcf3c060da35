package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.merge.Collected;
import dev.paperwire.enrich.merge.MergeState;
import dev.paperwire.enrich.state.Codec;
import org.jspecify.annotations.Nullable;

/**
 * What the first store keeps under an identifier.
 *
 * @param collected what was listed
 * @param home the id of the title that the group knows it under; null where it is in no group
 */
record Collection(Collected collected, @Nullable String home) {
    static final Collection NONE = new Collection(Collected.NONE, null);

    static final Codec<Collection> CODEC = new Codec<>("a collection", 1, (out, collection) -> {
        MergeState.write(out, collection.collected);
        out.optional(collection.home);
    }, in -> new Collection(MergeState.collected(in), in.optional()));
}
