package dev.paperwire.ingest.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Tells titles from the paragraphs of abstracts in a sequence of text blocks of which only the order is known. Each block
 * has a cost for being a title and one for being prose, by its length and shape; two titles or two paragraphs in a row
 * cost a little, too; the cheapest reading of the whole sequence wins (Viterbi's algorithm over two states). Thus clean
 * alternation settles the blocks that their shape leaves open, and a missing abstract does not shift all that follow.
 */
final class TitleOrProse {
    private static final int READ = 3_000;
    private static final int USUAL_TITLE = 150;
    private static final int LONG_TITLE = 300;
    private static final int USUAL_PROSE = 400;
    private static final double TITLE_AFTER_TITLE = 2.5;
    private static final double PARAGRAPH_AFTER_PARAGRAPH = 2.0;
    private static final double LINE_AFTER_LINE = 0.5;
    private static final double PROSE_FIRST = 3.0;

    /**
     * A block and its distance to the one before.
     *
     * @param text the block
     * @param apart whether a blank line or something else stands between it and the block before
     */
    record Block(String text, boolean apart) {}

    private TitleOrProse() {}

    /** For each block whether it is a title. */
    static List<Boolean> titles(List<Block> blocks) {
        boolean[] titleAfterTitle = new boolean[blocks.size()];
        boolean[] proseAfterTitle = new boolean[blocks.size()];
        double title = 0;
        double prose = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            double toTitle = i == 0 ? 0 : title + TITLE_AFTER_TITLE;
            double toProse = i == 0
                    ? PROSE_FIRST
                    : prose + (block.apart ? PARAGRAPH_AFTER_PARAGRAPH : LINE_AFTER_LINE);
            titleAfterTitle[i] = i > 0 && toTitle <= prose;
            proseAfterTitle[i] = i > 0 && title <= toProse;
            double nextTitle = (i == 0 ? toTitle : Math.min(toTitle, prose)) + costAsTitle(block.text);
            prose = (i == 0 ? toProse : Math.min(toProse, title)) + costAsProse(block.text);
            title = nextTitle;
        }
        Deque<Boolean> reading = new ArrayDeque<>();
        boolean isTitle = title <= prose;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            reading.addFirst(isTitle);
            isTitle = isTitle ? titleAfterTitle[i] : proseAfterTitle[i];
        }
        return new ArrayList<>(reading);
    }

    private static double costAsTitle(String text) {
        double cost = 0;
        int length = text.length();
        if (length > USUAL_TITLE) {
            cost += Math.min(3, (length - USUAL_TITLE) / 50.0);
        }
        if (length > LONG_TITLE) {
            cost += Math.min(9, (length - LONG_TITLE) / 50.0);
        }
        if (text.endsWith(".")) {
            cost += 5;
        }
        if (text.contains("://")) {
            cost += 4;
        }
        return cost + Math.min(6, 2.0 * sentenceEnds(text));
    }

    private static double costAsProse(String text) {
        boolean closed = isClosed(text);
        double cost = closed ? 0 : 2.5;
        if (text.length() < USUAL_PROSE) {
            cost += (USUAL_PROSE - text.length()) / (closed ? 200.0 : 100.0);
        }
        return cost + (looksLikeHeadline(text) ? 2 : 0);
    }

    /** Whether it ends as a sentence does, or with an address as the last sentence of many abstracts. */
    private static boolean isClosed(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        return last == '.' || last == '。' || text.lastIndexOf("://") > text.lastIndexOf(' ');
    }

    private static int sentenceEnds(String text) {
        int ends = 0;
        for (int i = 3; i < Math.min(text.length(), READ) - 2; i++) {
            if (text.charAt(i) == '.' && text.charAt(i + 1) == ' '
                    && Character.isUpperCase(text.charAt(i + 2))
                    && Character.isLetterOrDigit(text.charAt(i - 1))
                    && Character.isLetterOrDigit(text.charAt(i - 2))) {
                ends++;
            }
        }
        return ends;
    }

    private static boolean looksLikeHeadline(String text) {
        if (text.length() > LONG_TITLE || text.endsWith(".")) {
            return false;
        }
        int words = 0;
        int capitals = 0;
        for (String word : text.split(" ", -1)) {
            if (word.length() > 3) {
                words++;
                capitals += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
            }
        }
        return words > 0 && capitals >= 0.6 * words;
    }
}
