package dev.paperwire.enrich.merge;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that has one title: what was collected under each identifier, and the papers that came out of it.
 *
 * @param members drafts by what they were collected under
 * @param papers the papers as they were last written, by id
 * @param gone the greatest revision that a paper of the group went with; 0 where none did. It stays when nothing else does, since a
 *     paper that comes back within the same millisecond must have a greater one
 */
public record Group(SortedMap<String, Draft> members, SortedMap<String, Published> papers, long gone) {
    /** Nothing yet. */
    public static final Group NONE = new Group(new TreeMap<>(), new TreeMap<>(), 0);

    public Group {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        papers = Collections.unmodifiableSortedMap(new TreeMap<>(papers));
    }

    /** With the draft of a member in the place of its earlier one; null takes the member out. */
    public Group with(String member, @Nullable Draft draft) {
        SortedMap<String, Draft> changed = new TreeMap<>(members);
        if (draft == null) {
            changed.remove(member);
        } else {
            changed.put(member, draft);
        }
        return new Group(changed, papers, gone);
    }
}
