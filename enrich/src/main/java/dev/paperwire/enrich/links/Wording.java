package dev.paperwire.enrich.links;

import dev.paperwire.listing.LinkKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What the words before an address say it leads to, where its form does not. */
final class Wording {
    private static final int WINDOW = 110;

    private Wording() {}

    /**
     * The rule's kind, unless words speak for one alone of the kinds that it leaves open: those of the sentence before the
     * address, but not of what stands before {@code from}, or else those of the address itself.
     */
    static LinkKind kind(Found found, LinkRules rules, String text, int from) {
        LinkRule rule = found.rule();
        if (rule.words().isEmpty()) {
            return rule.kind();
        }
        Set<LinkKind> said = said(rules,
                text.substring(startOfSentence(text, from, found.start()), found.start()));
        if (said.isEmpty()) {
            said = said(rules, found.address().site() + found.address().tail());
        }
        LinkKind only = said.size() == 1 ? said.iterator().next() : rule.kind();
        return rule.words().contains(only) ? only : rule.kind();
    }

    private static Set<LinkKind> said(LinkRules rules, String words) {
        Set<LinkKind> said = EnumSet.noneOf(LinkKind.class);
        int from = 0;
        while (from < words.length()) {
            int end = Letters.endOfLetters(words, from);
            LinkKind kind = end == from
                    ? null
                    : rules.saidBy(words.substring(from, end).toLowerCase(Locale.ROOT));
            if (kind != null) {
                said.add(kind);
            }
            from = end + 1;
        }
        return said;
    }

    private static int startOfSentence(String text, int from, int to) {
        int start = Math.max(from, to - WINDOW);
        for (int i = to - 1; i > start; i--) {
            if (Letters.isSpace(text.charAt(i)) && (text.charAt(i - 1) == '.' || text.charAt(i - 1) == ';')) {
                return i;
            }
        }
        return start;
    }
}
