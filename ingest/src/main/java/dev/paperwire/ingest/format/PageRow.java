package dev.paperwire.ingest.format;

import java.util.ArrayList;
import java.util.List;

/**
 * What was one line before somebody broke it at a column; in most pages simply a line.
 *
 * @param first its first line
 * @param last its last line
 * @param text the lines joined by spaces
 * @param wellFormed whether all its bytes are UTF-8
 * @param apart whether a blank line stands before it
 */
record PageRow(PageLine first, PageLine last, String text, boolean wellFormed, boolean apart) {
    private static final int NARROW = 40;
    private static final int WIDE = 200;
    private static final double FULL = 0.75;
    private static final double FULL_SHARE = 0.4;

    /** The rows of a page; blank lines are only seen in {@code apart}. */
    static List<PageRow> of(List<PageLine> lines) {
        int column = column(lines);
        List<PageRow> rows = new ArrayList<>();
        boolean apart = true;
        for (int i = 0; i < lines.size(); i++) {
            PageLine first = lines.get(i);
            if (first.isBlank()) {
                apart = true;
                continue;
            }
            StringBuilder text = new StringBuilder(first.text());
            boolean wellFormed = first.wellFormed();
            while (i + 1 < lines.size() && isBroken(lines.get(i), lines.get(i + 1), column)) {
                i++;
                text.append(' ').append(lines.get(i).text());
                wellFormed &= lines.get(i).wellFormed();
            }
            rows.add(new PageRow(first, lines.get(i), text.toString(), wellFormed, apart));
            apart = false;
        }
        return rows;
    }

    /** The column at which a page is broken: its longest line, if many lines come close to it; else beyond all. */
    private static int column(List<PageLine> lines) {
        int longest = lines.stream().mapToInt(line -> line.text().length()).max().orElse(0);
        long printed = lines.stream().filter(line -> !line.isBlank()).count();
        long full = lines.stream().filter(line -> line.text().length() >= FULL * longest).count();
        boolean broken = longest >= NARROW && longest <= WIDE && full >= FULL_SHARE * printed;
        return broken ? longest : Integer.MAX_VALUE;
    }

    /** Whether the next line's first word stands there only because it found no room on this one. */
    private static boolean isBroken(PageLine line, PageLine next, int column) {
        if (next.isBlank() || column == Integer.MAX_VALUE) {
            return false;
        }
        int space = next.text().indexOf(' ');
        int firstWord = space < 0 ? next.text().length() : space;
        return line.text().length() + 1 + firstWord >= column;
    }
}
