package dev.paperwire.ingest.format;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names in an author line of arXiv: {@code A. One, B. Two (Some University) and C. Three}. */
final class ArxivAuthors {
    private static final Pattern SEPARATOR = Pattern.compile(",| and ");

    private ArxivAuthors() {}

    /** Names one by one, without what is none: a colon behind a collaboration counts as an author on arXiv. */
    static List<String> names(List<String> printed) {
        return printed.stream()
                .map(Typeset::plain)
                .filter(name -> name.codePoints().anyMatch(Character::isLetter))
                .toList();
    }

    static List<String> split(@Nullable String line) {
        return line == null
                ? List.of()
                : names(SEPARATOR.splitAsStream(withoutAffiliations(line))
                        .map(Typeset::oneLine)
                        .map(name -> name.startsWith("and ") ? name.substring("and ".length()) : name)
                        .toList());
    }

    /** What stands in parentheses is no author; a parenthesis that is never closed is left alone. */
    private static String withoutAffiliations(String line) {
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
