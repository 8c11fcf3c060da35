package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Paper;
import org.jspecify.annotations.Nullable;

/**
 * A paper that is new, other than before, or gone.
 *
 * @param id the paper's id
 * @param revision the revision of the change, also where the paper is gone
 * @param paper the paper; null where it is gone
 * @param before what was known of it; null where it is new
 * @param after what is known of it; null where it is gone
 */
public record PaperChange(String id, long revision, @Nullable Paper paper, @Nullable Published before,
        @Nullable Published after) {}
