package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.merge.Draft;
import dev.paperwire.enrich.merge.MergeState;
import dev.paperwire.enrich.state.Codec;
import org.jspecify.annotations.Nullable;

/**
 * What a title's group is told.
 *
 * @param member what the listings were collected under
 * @param draft what they say together; null where the member leaves the group
 */
record MemberChange(String member, @Nullable Draft draft) {
    static final Codec<MemberChange> CODEC = new Codec<>("a change of a member", 1, (out, change) -> {
        out.text(change.member);
        out.optional(change.draft, MergeState::write);
    }, in -> new MemberChange(in.text(), in.optional(MergeState::draft)));
}
