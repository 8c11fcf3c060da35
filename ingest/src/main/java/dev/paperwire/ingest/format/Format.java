package dev.paperwire.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of documents that hold listings. */
public enum Format {
    /** The text of a Hugging Face papers page. */
    HUGGINGFACE_TEXT(Format.HUGGINGFACE),
    /** A Hugging Face papers page. */
    HUGGINGFACE_HTML(Format.HUGGINGFACE),
    /** An answer of the Hugging Face API's daily papers. */
    HUGGINGFACE_API(Format.HUGGINGFACE),
    /** The Atom feed of the arXiv API. */
    ARXIV_ATOM(Format.ARXIV),
    /** The RSS feed of an arXiv category. */
    ARXIV_RSS(Format.ARXIV),
    /** An answer of arXiv's OAI-PMH interface. */
    ARXIV_OAI(Format.ARXIV),
    /** A listing page of arXiv. */
    ARXIV_HTML(Format.ARXIV),
    /** One listing, or one record of the arXiv metadata snapshot, per line. */
    JSONL(Format.ARXIV);

    static final String HUGGINGFACE = "huggingface-papers";
    static final String ARXIV = "arxiv";

    private final String source;

    Format(String source) {
        this.source = source;
    }

    /** The name that people write: {@code huggingface-text}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code source} of its listings; of {@link #JSONL} that of snapshot records, since listings bring their own. */
    public String source() {
        return source;
    }

    /** Its parser. */
    public ListingParser parser() {
        return switch (this) {
            case HUGGINGFACE_TEXT -> new HuggingFaceText();
            case HUGGINGFACE_HTML -> new HuggingFaceHtml();
            case HUGGINGFACE_API -> new HuggingFaceApi();
            case ARXIV_ATOM -> new ArxivAtom();
            case ARXIV_RSS -> new ArxivRss();
            case ARXIV_OAI -> new ArxivOai();
            case ARXIV_HTML -> new ArxivHtml();
            case JSONL -> new JsonLines();
        };
    }

    /** The format of a name. */
    public static Optional<Format> named(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    /** All names in one line, for a message to somebody who wrote another one. */
    public static String names() {
        return Arrays.stream(values()).map(Format::id).collect(Collectors.joining(", "));
    }

    /**
     * The format that a document looks like.
     *
     * @param name the file's name or the address, for its extension
     * @param beginning its first bytes, a few thousand or all
     * @return the format; absent for what is not text or of no known kind
     */
    public static Optional<Format> guess(String name, byte[] beginning) {
        String head = new String(beginning, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return Optional.of(JSONL);
        }
        return switch (head.isEmpty() ? "" : String.valueOf(WholeDocument.otherThanText(beginning))) {
            case "JSON" -> Optional.of(isDailyPapers(head) ? HUGGINGFACE_API : JSONL);
            case "XML" -> xml(head);
            case "HTML" -> Optional
                    .of(head.contains("/abs/") || head.contains("arxiv.org") ? ARXIV_HTML : HUGGINGFACE_HTML);
            case "", "binary data" -> Optional.empty();
            default -> Optional.of(HUGGINGFACE_TEXT);
        };
    }

    private static boolean isDailyPapers(String head) {
        return head.startsWith("[") || head.startsWith("{\"status\"") || head.contains("\"dailyPapers\"");
    }

    private static Optional<Format> xml(String head) {
        if (head.contains("<OAI-PMH")) {
            return Optional.of(ARXIV_OAI);
        }
        if (head.contains("<rss") || head.contains("<rdf:RDF")) {
            return Optional.of(ARXIV_RSS);
        }
        return head.contains("<feed") ? Optional.of(ARXIV_ATOM) : Optional.empty();
    }
}
