package dev.paperwire.bench.listings;

/**
 * Why a listing appears.
 *
 * @param kind for the first time, or as what
 * @param origin the number of the listing in which its paper appeared first; its own if this is the first time
 */
record Occasion(Kind kind, long origin) {
    /** What it is to its paper. */
    enum Kind {
        /** ArXiv lists a paper that nobody has listed. */
        NEW_AT_ARXIV(Survey.ARXIV),
        /** ArXiv lists a later version. */
        REVISED(Survey.ARXIV),
        /** Hugging Face lists a paper that nobody has listed. */
        NEW_AT_HUGGING_FACE(Survey.HUGGING_FACE),
        /** Hugging Face lists a paper that arXiv has listed. */
        ELSEWHERE(Survey.HUGGING_FACE),
        /** Hugging Face's page was read again, with other upvotes. */
        RELISTED(Survey.HUGGING_FACE);

        private final String source;

        Kind(String source) {
            this.source = source;
        }

        String source() {
            return source;
        }
    }
}
