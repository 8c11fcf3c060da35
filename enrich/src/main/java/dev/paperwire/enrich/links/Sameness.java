package dev.paperwire.enrich.links;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What makes two addresses one link, and which of them is the better one.
 *
 * @param key equal for addresses that lead to the same
 * @param roundabout 0 for the plainest address of it, more for those that say more than they need to
 */
record Sameness(String key, int roundabout) {
    private static final Set<String> LISTS = Set.of("issues", "pulls", "discussions");

    static Sameness of(Found found) {
        Address address = found.address();
        List<String> segments = address.segments();
        int secure = address.scheme().equals("https") ? 0 : 1;
        String repository = found.rule().repository(segments);
        if (repository != null) {
            int view = view(segments, repository);
            if (view >= 0) {
                int suffix = segments.getLast().endsWith(".git") ? 2 : 0;
                int more = address.hasMore() ? 4 : 0;
                return new Sameness(address.site() + "/" + repository.toLowerCase(Locale.ROOT),
                        secure + suffix + more + view);
            }
        }
        if (address.site().equals("arxiv.org") && segments.size() > 1) {
            int form = segments.getFirst().equals("abs") ? 0 : 2;
            return new Sameness("arxiv.org/" + withoutVersion(segments), secure + form);
        }
        String tail = address.site().equals("doi.org")
                ? address.tail().toLowerCase(Locale.ROOT)
                : address.tail();
        int slash = tail.endsWith("/") ? tail.length() - 1 : tail.length();
        return new Sameness(address.site() + tail.substring(0, slash), secure);
    }

    /** How far from the repository's front page; -1 where the address leads to a thing of its own inside. */
    private static int view(List<String> segments, String repository) {
        int name = (int) repository.chars().filter(c -> c == '/').count() + 1;
        List<String> rest = segments.subList(name, segments.size());
        if (!rest.isEmpty() && rest.getFirst().equals("-")) {
            rest = rest.subList(1, rest.size());
        }
        if (rest.isEmpty()) {
            return 0;
        }
        if (rest.getFirst().equals("tree") && rest.size() <= 2) {
            return 8;
        }
        return LISTS.contains(rest.getFirst()) ? 16 : -1;
    }

    private static String withoutVersion(List<String> segments) {
        String id = String.join("/", segments.subList(1, segments.size()));
        id = id.endsWith(".pdf") ? id.substring(0, id.length() - 4) : id;
        int version = id.lastIndexOf('v');
        return version > 0 && version + 1 < id.length() && Letters.endOfDigits(id, version + 1) == id.length()
                ? id.substring(0, version)
                : id;
    }
}
