package dev.paperwire.enrich.topics;

/**
 * A sparse vector of unit length.
 */
final class Vector {
    /** Feature numbers, each once. */
    private final int[] index;
    /** Their weights. */
    private final float[] value;
    /** How many of both are in use. */
    private final int size;

    Vector(int[] index, float[] value, int size) {
        this.index = index;
        this.value = value;
        this.size = size;
    }

    int[] index() {
        return index;
    }

    float[] value() {
        return value;
    }

    int size() {
        return size;
    }
}
