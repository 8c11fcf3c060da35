package dev.paperwire.enrich.links;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The visible text of a link, in TeX, HTML or Markdown. What repeats or abbreviates the link's target there, or names it
 * by an identifier, is no second link.
 */
final class Labels {
    private static final int LONGEST = 300;

    private final String text;
    private @Nullable Found target;
    private int end;

    Labels(String text) {
        this.text = text;
    }

    /** Looks whether a label follows the address: in braces, or up to the closing tag. */
    void begin(Found found) {
        int from = found.stop();
        if (from + 1 >= text.length()) {
            return;
        }
        char c = text.charAt(from);
        if (c == '{' || text.startsWith("}{", from)) {
            begin(found, endOfGroup(from + (c == '{' ? 1 : 2)));
        } else if (c == '"' || c == '\'') {
            int tag = next('>', from);
            if (tag >= 0) {
                int close = next('<', tag);
                begin(found, close < 0 ? tag + LONGEST : close);
            }
        }
    }

    private void begin(Found found, int labelEnd) {
        target = found;
        end = labelEnd;
    }

    /** Whether it stands in the label of the link before it and says nothing new. */
    boolean isInLabel(Found found) {
        return target != null && found.start() < end && isSaidBy(found, target);
    }

    /** Whether one found before is the Markdown label of this one and says nothing new. */
    boolean isLabelOf(@Nullable Found before, Found found) {
        if (before == null || !text.startsWith("](", before.stop())) {
            return false;
        }
        int from = before.stop() + 2;
        return (found.start() == from || (found.start() == from + 1 && text.charAt(from) == '<'))
                && isSaidBy(before, found);
    }

    private static boolean isSaidBy(Found label, Found target) {
        return label.isIdentifier() || plain(target.address()).startsWith(plain(label.address()));
    }

    private static String plain(Address address) {
        String plain = address.site() + address.tail().toLowerCase(Locale.ROOT);
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private int endOfGroup(int from) {
        int depth = 1;
        int limit = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return limit;
    }

    private int next(char c, int from) {
        int limit = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < limit; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }
}
