package dev.paperwire.enrich.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Undoes TeX's typesetting of a title, as far as its letters go: {@code $\alpha$-Divergence in \textbf{\'Evora}}. */
final class LatexText {
    private static final Map<String, String> SYMBOLS = symbols();
    private static final String ESCAPABLE = "&%#";

    private LatexText() {}

    /** The text without commands, braces and marks of math; commands that stand for letters and signs become those. */
    static String plain(String text) {
        if (text.chars().noneMatch(c -> c == '\\' || c == '$' || c == '{' || c == '_' || c == '^')) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c == '\\' && i < text.length()) {
                i = command(text, i, plain);
            } else if ("${}^_~\\".indexOf(c) < 0) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static int command(String text, int start, StringBuilder plain) {
        int end = start;
        while (end < text.length() && isAsciiLetter(text.charAt(end))) {
            end++;
        }
        if (end > start) {
            plain.append(SYMBOLS.getOrDefault(text.substring(start, end), ""));
            return end;
        }
        if (ESCAPABLE.indexOf(text.charAt(start)) >= 0) {
            plain.append(text.charAt(start));
        }
        return start + 1; // an accent or a thin space
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static Map<String, String> symbols() {
        Properties properties = new Properties();
        try (InputStream resource = Objects
                .requireNonNull(LatexText.class.getResourceAsStream("latex-symbols.properties"))) {
            properties.load(new InputStreamReader(resource, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames()
                .stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
    }
}
