package dev.paperwire.sink.delivery;

/**
 * How many bulks may be under way: one more after each round that went well while more waited to be sent, half as many when
 * the cluster says that it has too much to do (additive increase, multiplicative decrease: Chiu and Jain, 1989).
 */
final class InFlightLimit {
    private static final int START = 2;

    private final int most;
    private int limit;
    private int goodInRow;

    InFlightLimit(int most) {
        this.most = most;
        this.limit = Math.min(START, most);
    }

    int current() {
        return limit;
    }

    /** A bulk was answered; {@code wanted} tells whether more could have been sent meanwhile. */
    void wentWell(boolean wanted) {
        if (wanted && limit < most && ++goodInRow >= limit) {
            limit++;
            goodInRow = 0;
        }
    }

    void throttled() {
        limit = Math.max(1, limit / 2);
        goodInRow = 0;
    }
}
