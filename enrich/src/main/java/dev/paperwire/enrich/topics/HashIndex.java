package dev.paperwire.enrich.topics;

/**
 * Numbers for hashes: an open-addressed table of the hashes' upper 32 bits. Of some 400 features of an abstract one in ten
 * million is mistaken for another, which no score notices.
 */
final class HashIndex {
    /** A key above its number plus one, in one place of memory; 0 where there is none. */
    private final long[] slots;
    private final int mask;

    /** Numbers the keys by their place; a key that occurs twice keeps its first number. */
    HashIndex(int[] fingerprints) {
        int capacity = Integer.highestOneBit(Math.max(8, fingerprints.length)) * 4;
        slots = new long[capacity];
        mask = capacity - 1;
        for (int i = 0; i < fingerprints.length; i++) {
            int slot = slot(fingerprints[i]);
            if (slots[slot] == 0) {
                slots[slot] = (long) fingerprints[i] << 32 | i + 1;
            }
        }
    }

    static int fingerprint(long hash) {
        return (int) (hash >>> 32);
    }

    /** The number of a hash, or -1. */
    int find(long hash) {
        return (int) slots[slot(fingerprint(hash))] - 1;
    }

    private int slot(int key) {
        int slot = ((key * 0x9E3779B1) >>> 7) & mask;
        while (slots[slot] != 0 && (int) (slots[slot] >>> 32) != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
