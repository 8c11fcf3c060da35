package dev.paperwire.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of documents that hold listings. */
public enum Format {
    /** The text of a Hugging Face papers page. */
    HUGGINGFACE_TEXT("huggingface-papers"),
    /** One listing, or one record of the arXiv metadata snapshot, per line. */
    JSONL("arxiv");

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
        String head = new String(beginning, StandardCharsets.UTF_8).stripLeading();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson") || head.startsWith("{\"")) {
            return Optional.of(JSONL);
        }
        return head.isEmpty() || WholeDocument.otherThanText(beginning) != null
                ? Optional.empty()
                : Optional.of(HUGGINGFACE_TEXT);
    }
}
