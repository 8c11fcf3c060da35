package dev.paperwire.enrich;

/**
 * Reads what a text tells by itself. A pure function: the same text under the same version gives the same annotations.
 * Called from several threads at once.
 */
public interface Annotator {
    /** Finds nothing: for a stream that only identifies and merges. */
    Annotator NONE = new Annotator() {
        @Override
        public Annotations annotate(PaperText text) {
            return Annotations.NONE;
        }

        @Override
        public String version() {
            return "none";
        }
    };

    /**
     * Annotates a text.
     *
     * @throws RuntimeException if this text cannot be annotated; the paper is then published without annotations and a reject tells why
     */
    Annotations annotate(PaperText text);

    /** The version of the rules and the model; a new one makes papers be annotated again when they next change. */
    String version();
}
