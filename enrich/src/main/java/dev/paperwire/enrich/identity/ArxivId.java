package dev.paperwire.enrich.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arXiv identifier in its one form.
 *
 * @param id without version, subject class or prefix: {@code 2405.14906}, {@code math/0309136}
 * @param version the version that stood behind it; 0 where there was none
 * @see <a href="https://info.arxiv.org/help/arxiv_identifier.html">the two schemes of identifiers</a>
 */
record ArxivId(String id, int version) {
    private static final String NUMBER = "(?<id>\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}"
            + "|(?<archive>[a-z]{2,8}(?:-[a-z]{2,8})?)(?:\\.[a-z]{2,4}(?:-[a-z]{2,4})?)?/(?<serial>\\d{2}(?:0[1-9]|1[0-2])\\d{3}))"
            + "(?:v(?<version>\\d{1,3}))?";
    private static final Pattern ALONE = Pattern.compile(
            "(?:oai:)?(?:arxiv(?:\\.org)?[:/])?\\s*" + NUMBER + "(?:\\s*\\[[a-z.-]+])?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOI = Pattern.compile("10\\.48550/arxiv\\." + NUMBER,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE = Pattern.compile("(?:https?://)?(?:"
            + "(?:[a-z]{2,10}\\.)?arxiv\\.org/(?:abs|pdf|html|format|ps|src|e-print)/"
            + "|(?:www\\.)?(?:huggingface\\.co|hf\\.co)/papers/)" + NUMBER + "(?:\\.pdf)?/?(?:[?#].*)?",
            Pattern.CASE_INSENSITIVE);

    /** Reads an identifier as sources write them: with or without prefix, version, subject class, as a DOI or an address. */
    static Optional<ArxivId> parse(String text) {
        String stripped = text.strip();
        return matched(ALONE, stripped).or(() -> ofDoi(stripped)).or(() -> ofPage(stripped));
    }

    /** Reads the DOI that arXiv gives to every paper, already without its resolver. */
    static Optional<ArxivId> ofDoi(String doi) {
        return matched(DOI, doi);
    }

    /** Reads the address of a paper's page on arXiv or on Hugging Face; no other address tells an identifier. */
    static Optional<ArxivId> ofPage(String url) {
        return matched(PAGE, url.strip());
    }

    private static Optional<ArxivId> matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String archive = matcher.group("archive");
        String id = archive == null
                ? matcher.group("id")
                : archive.toLowerCase(Locale.ROOT) + "/" + matcher.group("serial");
        String version = matcher.group("version");
        return Optional.of(new ArxivId(id, version == null ? 0 : Integer.parseInt(version)));
    }
}
