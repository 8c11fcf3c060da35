package dev.paperwire.enrich.trends;

/** How a topic's share of a day compares with its share of the days before. */
final class Momentum {
    /** The days before that a day is compared with. */
    static final int TRAILING_DAYS = 28;

    private Momentum() {}

    /**
     * The share of the day over the smoothed share of the days before. Smoothing adds to the days before one paper of the topic,
     * at the share that the topic has over all these days together: without a past the result is 1, and a topic that was never
     * seen before a busy day gets a large number and not infinity.
     *
     * @param papers papers of the topic on the day
     * @param all papers on the day
     * @param papersBefore papers of the topic on the days before
     * @param allBefore papers on the days before
     */
    static double of(long papers, long all, long papersBefore, long allBefore) {
        if (papers == 0 || all == 0) {
            return 0;
        }
        double share = (double) papers / all;
        double pooled = (double) (papers + papersBefore) / (all + allBefore);
        double smoothed = (papersBefore + 1) / (allBefore + 1 / pooled);
        return share / smoothed;
    }
}
