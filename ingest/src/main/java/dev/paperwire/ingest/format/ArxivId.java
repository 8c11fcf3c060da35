package dev.paperwire.ingest.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arXiv identifier, of the shape since 2007 ({@code 2503.01234v2}) or before ({@code hep-th/9901001}).
 *
 * @param value the identifier with its version, where that is known
 */
record ArxivId(String value) {
    private static final Pattern ID = Pattern.compile(
            "(?<![\\d.])(\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}"
                    + "|[a-z]{2,8}(?:-[a-z]{2,8})?(?:\\.[A-Za-z]{2,4}(?:-[a-z]{2,4})?)?/\\d{2}(?:0[1-9]|1[0-2])\\d{3})(v\\d{1,3})?(?!\\d)");
    private static final String PAGE = "/abs/";
    private static final int MAX_LENGTH = 400;

    /** The identifier in an address, an OAI identifier or a text. */
    static Optional<ArxivId> in(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = ID.matcher(text);
        // Nearly always it is what follows a page's path or an OAI prefix, or the whole.
        int page = text.indexOf(PAGE);
        int start = page < 0 ? text.lastIndexOf(':') + 1 : page + PAGE.length();
        if (matcher.region(start, text.length()).matches()) {
            return Optional.of(new ArxivId(matcher.group()));
        }
        return matcher.reset().find() ? Optional.of(new ArxivId(matcher.group())) : Optional.empty();
    }

    /** The identifier that a text consists of. */
    static Optional<ArxivId> of(String text) {
        return in(text).filter(id -> id.value.equals(text));
    }

    /** Where the paper is read: the newest version. */
    String page() {
        int version = value.lastIndexOf('v');
        // A version begins behind a digit, the v of "solv-int" does not.
        boolean versioned = version > 0 && Character.isDigit(value.charAt(version - 1));
        return "https://arxiv.org/abs/" + (versioned ? value.substring(0, version) : value);
    }
}
