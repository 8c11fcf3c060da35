package dev.paperwire.ingest.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names in an author line of arXiv: {@code A. One, B. Two (Some University) and C. Three}. */
final class ArxivAuthors {
    private static final String AND = " and ";

    private ArxivAuthors() {}

    /** Names one by one, without what is none: a colon behind a collaboration counts as an author on arXiv. */
    static List<String> names(List<String> printed) {
        List<String> names = new ArrayList<>(printed.size());
        for (String name : printed) {
            String plain = Typeset.plain(name);
            if (hasLetter(plain)) {
                names.add(plain);
            }
        }
        return names;
    }

    private static boolean hasLetter(String name) {
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            if (Character.isLetter(name.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    static List<String> split(@Nullable String line) {
        if (line == null) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        for (String part : withoutAffiliations(line).split(",", -1)) {
            int start = 0;
            for (int and = part.indexOf(AND); and >= 0; and = part.indexOf(AND, start)) {
                parts.add(Typeset.oneLine(part.substring(start, and)));
                start = and + AND.length() - 1;
            }
            String last = Typeset.oneLine(part.substring(start));
            parts.add(last.startsWith("and ") ? last.substring("and ".length()) : last);
        }
        return names(parts);
    }

    /** What stands in parentheses is no author; a parenthesis that is never closed is left alone. */
    private static String withoutAffiliations(String line) {
        if (line.indexOf('(') < 0) {
            return line;
        }
        StringBuilder names = new StringBuilder(line.length());
        int open = 0;
        int firstOpen = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '(' && open++ == 0) {
                firstOpen = i;
            }
            if (open == 0) {
                names.append(c);
            }
            if (c == ')' && open > 0) {
                open--;
            }
        }
        return open == 0 ? names.toString() : names.append(line, firstOpen, line.length()).toString();
    }
}
