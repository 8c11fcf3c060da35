package dev.paperwire.sink.delivery;

/**
 * How many bulks may be under way. Bulks that wait inside the cluster, rather than being worked on, make it slower and nothing
 * faster; how many do is told by how much longer answers take than the fastest did (TCP Vegas: Brakmo and Peterson, 1995).
 * While that is less than one the limit grows, while it is more than two it shrinks, by one in each round of bulks. When the
 * cluster says that it has too much to do, the limit is halved (multiplicative decrease: Chiu and Jain, 1989).
 */
final class InFlightLimit {
    private static final int START = 2;
    private static final double FEW_WAIT = 1;
    private static final double MANY_WAIT = 2;
    private static final double SMOOTHING = 0.2;
    /** After so many answers it learns anew how fast the cluster is, from half as many under way. */
    private static final int MEMORY = 500;

    private final int most;
    private int limit;
    private int goodInRow;
    private int remembered;
    private double fastest = Double.MAX_VALUE;
    private double usual;

    InFlightLimit(int most) {
        this.most = most;
        this.limit = Math.min(START, most);
    }

    int current() {
        return limit;
    }

    /**
     * A bulk was answered.
     *
     * @param wanted whether more could have been sent meanwhile
     * @param time how long it took for its size, in any unit
     */
    void wentWell(boolean wanted, double time) {
        if (++remembered > MEMORY) {
            remembered = 0;
            fastest = Double.MAX_VALUE;
            throttled();
        }
        fastest = Math.min(time, fastest);
        usual = usual == 0 ? time : usual + SMOOTHING * (time - usual);
        if (wanted && ++goodInRow >= limit) {
            goodInRow = 0;
            double waiting = limit * (1 - Math.min(1, fastest / usual));
            if (waiting < FEW_WAIT && limit < most) {
                limit++;
            } else if (waiting > MANY_WAIT && limit > 1) {
                limit--;
            }
        }
    }

    /** The cluster has too much to do. */
    void throttled() {
        limit = Math.max(1, limit / 2);
        goodInRow = 0;
    }
}
