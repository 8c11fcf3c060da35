package dev.paperwire.enrich.topics;

import java.util.Arrays;
import java.util.List;

/**
 * The words of a text as hashes, with where they stand. Words are lower-cased and lose a plural's {@code s}; addresses and
 * words without content are left out, so that "mixture of experts" and "mixture-of-experts" are one phrase. A name in camel
 * case ("VideoAtlas", "VeLoRA") also gives its parts and its ending, since names of methods are made so.
 */
final class Words {
    private static final int LONGEST = 60;
    private static final int LONGEST_WITHOUT_CONTENT = 8;
    private static final int ENDING = 4;
    /** The places of "the" and "and" among the words without content, as bits. */
    private static final long THE_AND = 1 << 2 | 1 << 4;
    private static final HashIndex WITHOUT_CONTENT = new HashIndex(List
            .of(("a an the of and or to in for on with by is are was were be been as at from that this these those it its "
                    + "we our which such can has have had not but also than then their they into between both via using "
                    + "use used through over under while where when how what who more most other each may there here i "
                    + "you he she his her them us do does did so if no nor only very will would could should s t")
                    .split(" "))
            .stream()
            .mapToInt(word -> HashIndex.fingerprint(Hashes.word(word)))
            .toArray());

    long[] hash;
    int[] start;
    int[] end;
    /** Whether the word cannot go on a phrase of the word before. */
    boolean[] first;
    boolean[] number;
    int size;
    /** Parts and endings of names in camel case, with the place of the name among the words. */
    long[] part = new long[16];
    int[] partOf = new int[16];
    int parts;
    /** How many words were left out for want of content; English prose has many. */
    int dropped;
    /** Which of them, by a bit each. */
    private final long[] droppedKinds = new long[2];

    /** Of the word that was read last. */
    private long word;
    private boolean onlyDigits;
    private boolean camel;

    private final char[] buffer = new char[LONGEST + 1];
    private final String text;
    private int length;

    private Words(String text) {
        this.text = text;
        int guess = text.length() / 6 + 16;
        hash = new long[guess];
        start = new int[guess];
        end = new int[guess];
        first = new boolean[guess];
        number = new boolean[guess];
    }

    static Words of(String text) {
        Words words = new Words(text);
        words.read();
        return words;
    }

    /** The hash of a phrase of any length, 0 if it has no word. */
    static long phrase(String text) {
        Words words = of(text);
        long hash = 0;
        for (int i = 0; i < words.size; i++) {
            hash = i == 0 ? words.hash[0] : Hashes.join(hash, words.hash[i]);
        }
        return hash;
    }

    /** How many different words two texts have together. */
    static int distinct(Words one, Words other) {
        long[] all = Arrays.copyOf(one.hash, one.size + other.size);
        System.arraycopy(other.hash, 0, all, one.size, other.size);
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < all.length; i++) {
            distinct += i == 0 || all[i] != all[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    /** How many different words without content two texts have together, 0 unless "the" and "and" are among them. */
    static int droppedKindsOfEnglish(Words one, Words other) {
        long first = one.droppedKinds[0] | other.droppedKinds[0];
        return (first & THE_AND) == THE_AND
                ? Long.bitCount(first) + Long.bitCount(one.droppedKinds[1] | other.droppedKinds[1])
                : 0;
    }

    String text(int from, int to) {
        return text.substring(start[from], end[to]);
    }

    private void read() {
        char[] chars = text.toCharArray();
        boolean broken = true;
        int i = 0;
        while (i < chars.length) {
            int kind = Letters.kind(chars[i]);
            if ((kind & Letters.IN_WORD) == 0) {
                broken |= (kind & Letters.JOINS) == 0;
                i++;
                continue;
            }
            int from = i;
            i = readWord(chars, from);
            if (i < chars.length && chars[i] == ':' && text.startsWith("://", i)) {
                while (i < chars.length && chars[i] > ' ') {
                    i++;
                }
                broken = true;
            } else if (i - from <= LONGEST) {
                broken &= !add(from, i, broken);
                if (camel && size > 0 && end[size - 1] == i) {
                    addParts(from, i);
                }
            }
        }
    }

    /**
     * Reads a word, makes its characters lower-case in place and leaves its hash in {@code word}, without a plural's ending.
     *
     * @return where the word ends
     */
    private int readWord(char[] chars, int from) {
        long hash0 = Hashes.START;
        long hash1 = hash0;
        long hash2 = hash0;
        long hash3 = hash0;
        int all = Letters.DIGIT;
        int before = 0;
        boolean hump = false;
        int i = from;
        while (i < chars.length) {
            char c = chars[i];
            int kind = Letters.kind(c);
            if ((kind & Letters.IN_WORD) == 0) {
                break;
            }
            char lower = Letters.lower(c);
            chars[i++] = lower;
            all &= kind;
            hump |= (kind & Letters.UPPER) != 0 && (before & Letters.LOWER) != 0;
            before = kind;
            hash3 = hash2;
            hash2 = hash1;
            hash1 = hash0;
            hash0 = Hashes.grow(hash0, lower);
        }
        onlyDigits = all != 0;
        camel = hump;
        int length = i - from;
        long grown = hash0;
        if (length > 3 && chars[i - 1] == 's') {
            char last = chars[i - 2];
            if (last == 'e' && chars[i - 3] == 'i' && length > 4) {
                grown = Hashes.grow(hash3, 'y');
            } else if (last != 's' && last != 'u' && last != 'i') {
                grown = hash1;
            }
        }
        word = Hashes.mixed(grown);
        return i;
    }

    private boolean add(int from, int to, boolean broken) {
        if (!onlyDigits && to - from <= LONGEST_WITHOUT_CONTENT) {
            int known = WITHOUT_CONTENT.find(word);
            if (known >= 0) {
                dropped++;
                droppedKinds[known >> 6] |= 1L << known;
                return false;
            }
        }
        if (size == hash.length) {
            int capacity = size * 2;
            hash = Arrays.copyOf(hash, capacity);
            start = Arrays.copyOf(start, capacity);
            end = Arrays.copyOf(end, capacity);
            first = Arrays.copyOf(first, capacity);
            number = Arrays.copyOf(number, capacity);
        }
        hash[size] = word;
        start[size] = from;
        end[size] = to;
        first[size] = broken;
        number[size++] = onlyDigits;
        return true;
    }

    private void addParts(int from, int to) {
        int begin = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || startsPart(i, to)) {
                if (i - begin >= 3 && i - begin < to - from) {
                    addPart(word(begin, i));
                }
                begin = i;
            }
        }
        if (to - from > ENDING + 1) {
            buffer[0] = '~';
            for (int i = 0; i < ENDING; i++) {
                buffer[i + 1] = Letters.lower(text.charAt(to - ENDING + i));
            }
            addPart(Hashes.word(buffer, ENDING + 1));
        }
    }

    private boolean startsPart(int i, int to) {
        return is(Letters.UPPER, i)
                && (is(Letters.LOWER, i - 1) || (i + 1 < to && is(Letters.LOWER, i + 1)));
    }

    private boolean is(int kind, int i) {
        return (Letters.kind(text.charAt(i)) & kind) != 0;
    }

    private void addPart(long word) {
        if (parts == part.length) {
            part = Arrays.copyOf(part, parts * 2);
            partOf = Arrays.copyOf(partOf, parts * 2);
        }
        part[parts] = word;
        partOf[parts++] = size - 1;
    }

    private long word(int from, int to) {
        length = to - from;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(from + i);
            buffer[i] = Letters.lower(c);
        }
        dropPlural();
        return Hashes.word(buffer, length);
    }

    private void dropPlural() {
        if (length > 3 && buffer[length - 1] == 's') {
            char before = buffer[length - 2];
            if (before == 'e' && buffer[length - 3] == 'i' && length > 4) {
                length -= 2;
                buffer[length - 1] = 'y';
            } else if (before != 's' && before != 'u' && before != 'i') {
                length--;
            }
        }
    }
}
