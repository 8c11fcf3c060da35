package dev.paperwire.enrich.identity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ids of papers that share a title and yet are different. */
public final class PaperIds {
    private static final int SUFFIX = 8;

    private PaperIds() {}

    /**
     * The id of one of several different papers of a title.
     *
     * @param home the id of the title
     * @param identifiers all its identifiers by scheme; without any it has the title's id alone
     */
    public static String among(String home, Map<String, List<String>> identifiers) {
        Map<String, String> first = new TreeMap<>();
        identifiers.forEach((scheme, ids) -> first.put(scheme, ids.getFirst()));
        return Identifiers.strongest(first)
                .map(strongest -> home + "-" + Digest.hex(strongest).substring(0, SUFFIX))
                .orElse(home);
    }
}
