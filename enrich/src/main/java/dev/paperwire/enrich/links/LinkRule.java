package dev.paperwire.enrich.links;

import dev.paperwire.listing.LinkKind;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the addresses of one host, or of one part of it.
 *
 * @param kind what they lead to
 * @param path the beginning of the path, in lower case; {@code *} stands for any one part
 * @param words kinds that the words before the address may say instead
 * @param whole how many parts of a path an address has before it leads anywhere
 * @param repository how many parts of the path name a repository; 0 for none, {@link #ALL} for all up to a lone dash
 * @param behind the parameter that carries the address that one is sent on to
 */
record LinkRule(LinkKind kind, List<String> path, Set<LinkKind> words, int whole, int repository,
        @Nullable String behind) {
    /** Any part of a path. */
    static final String ANY = "*";
    /** Groups may be nested as deep as their owners like. */
    static final int ALL = Integer.MAX_VALUE;

    private static final Set<String> VIEWS = Set.of("-", "tree", "blob", "raw", "issues", "merge_requests",
            "wikis", "commit",
            "commits", "releases", "tags");

    boolean matches(List<String> segments) {
        if (segments.size() < path.size()) {
            return false;
        }
        Iterator<String> segment = segments.iterator();
        for (String expected : path) {
            String found = segment.next();
            if (!expected.equals(ANY) && !expected.equalsIgnoreCase(found)) {
                return false;
            }
        }
        return true;
    }

    /** {@code owner/name} of the repository in a path; null where there is none. */
    @Nullable
    String repository(List<String> segments) {
        int length = repository == ALL ? upToView(segments) : repository;
        if (length < 2 || segments.size() < length) {
            return null;
        }
        List<String> parts = segments.subList(0, length);
        String name = withoutSuffix(parts.getLast());
        if (name.isEmpty() || !parts.stream().allMatch(LinkRule::isName)) {
            return null;
        }
        return String.join("/", parts.subList(0, length - 1)) + "/" + name;
    }

    static String withoutSuffix(String name) {
        return name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
    }

    private static int upToView(List<String> segments) {
        for (int i = 2; i < segments.size(); i++) {
            if (VIEWS.contains(segments.get(i))) {
                return i;
            }
        }
        return segments.size();
    }

    private static boolean isName(String part) {
        return part.chars().allMatch(c -> Letters.isAlphanumeric(c) || c == '-' || c == '_' || c == '.');
    }
}
