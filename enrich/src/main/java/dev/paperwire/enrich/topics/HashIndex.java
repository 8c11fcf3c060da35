package dev.paperwire.enrich.topics;

import java.util.Arrays;

/**
 * Numbers for hashes: an open-addressed table of the hashes' upper 32 bits. Of some 400 features of an abstract one in ten
 * million is mistaken for another, which no score notices.
 */
final class HashIndex {
    private final int[] keys;
    private final int[] numbers;
    private final int mask;

    /** Numbers the keys by their place; a key that occurs twice keeps its first number. */
    HashIndex(int[] fingerprints) {
        int capacity = Integer.highestOneBit(Math.max(8, fingerprints.length)) * 4;
        keys = new int[capacity];
        numbers = new int[capacity];
        Arrays.fill(numbers, -1);
        mask = capacity - 1;
        for (int i = 0; i < fingerprints.length; i++) {
            int slot = slot(fingerprints[i]);
            if (numbers[slot] < 0) {
                keys[slot] = fingerprints[i];
                numbers[slot] = i;
            }
        }
    }

    static int fingerprint(long hash) {
        return (int) (hash >>> 32);
    }

    /** The number of a hash, or -1. */
    int find(long hash) {
        return numbers[slot(fingerprint(hash))];
    }

    private int slot(int key) {
        int slot = ((key * 0x9E3779B1) >>> 7) & mask;
        while (numbers[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
