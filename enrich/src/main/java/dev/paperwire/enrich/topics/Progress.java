package dev.paperwire.enrich.topics;

/** Is told how far a training or an evaluation is. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (_, _) -> {};

    /**
     * A step towards the end.
     *
     * @param stage what is being done
     * @param part how much of it is done, 0 to 1
     */
    void at(String stage, double part);
}
