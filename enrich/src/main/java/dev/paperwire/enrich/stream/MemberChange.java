package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.merge.Draft;
import org.jspecify.annotations.Nullable;

/**
 * What a title's group is told.
 *
 * @param member what the listings were collected under
 * @param draft what they say together; null where the member leaves the group
 */
record MemberChange(String member, @Nullable Draft draft) {}
