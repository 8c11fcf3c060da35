package dev.paperwire.service;

/**
 * How a part of a process is at one moment.
 *
 * @param state whether it lives and does its work
 * @param reason why not, or how, in one line for people; may be empty
 */
public record Health(State state, String reason) {
    /** From well to ill: a process is as well as the worst of its parts. */
    public enum State {
        /** It does its work, or has none to do. */
        READY,
        /** It starts, stops, or waits for something that another must mend; it goes on by itself. */
        UNREADY,
        /** It will never work again: only a new process helps. */
        DEAD
    }

    /** It does its work. */
    public static Health ready() {
        return new Health(State.READY, "");
    }

    /** It does not work now, but lives. */
    public static Health unready(String reason) {
        return new Health(State.UNREADY, reason);
    }

    /** It will never work again. */
    public static Health dead(String reason) {
        return new Health(State.DEAD, reason);
    }
}
