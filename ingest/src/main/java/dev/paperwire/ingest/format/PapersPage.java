package dev.paperwire.ingest.format;

import dev.paperwire.ingest.format.TitleOrProse.Block;
import dev.paperwire.listing.InvalidRecord;
import dev.paperwire.listing.Listing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A papers page whose furniture has been told from its papers. */
final class PapersPage {
    /** arXiv, where the papers come from, takes no abstract of more than 1,920 characters. */
    private static final int LONGEST_ABSTRACT = 2_000;
    private static final int MAX_NAME = 40;
    private static final int MAX_NAME_WORDS = 3;
    private static final int FEWEST_WORDS = 3;

    /**
     * A block that belongs to a paper.
     *
     * @param days how many days the page has printed before it
     * @param submitter who brought the paper that begins here, where the page says so
     */
    private record PaperBlock(PageRow row, boolean apart, int days, @Nullable String submitter) {}

    private final DocumentOrigin origin;
    private final List<PaperBlock> blocks = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();
    private @Nullable String byline;
    private boolean oneDay;

    private PapersPage(DocumentOrigin origin) {
        this.origin = origin;
    }

    static PapersPage of(List<PageRow> rows, DocumentOrigin origin) throws UnreadableDocument {
        PapersPage page = new PapersPage(origin);
        page.read(rows);
        page.oneDay = page.days.stream().distinct().limit(2).count() == 1;
        return page;
    }

    private void read(List<PageRow> rows) throws UnreadableDocument {
        String submitter = null;
        boolean nameFollows = false;
        boolean apart = true;
        for (PageRow row : rows) {
            String text = row.text();
            Optional<PrintedDay> day = PrintedDay.of(text);
            Optional<String> submitted = day.isPresent() ? Optional.empty() : Furniture.submitter(text);
            Optional<String> by = byline == null && day.isEmpty() ? Furniture.byline(text) : Optional.empty();
            if (nameFollows && isName(text)) {
                submitter = text;
            } else if (day.isPresent()) {
                days.add(day.get().in(origin));
            } else if (submitted.isPresent()) {
                submitter = submitted.get().isEmpty() ? null : submitted.get();
            } else if (by.isPresent()) {
                byline = by.get();
            } else if (!Furniture.is(text)) {
                blocks.add(new PaperBlock(row, apart || row.apart(), days.size(), submitter));
                submitter = null;
                apart = false;
                nameFollows = false;
                continue;
            }
            nameFollows = submitted.isPresent() && submitter == null;
            apart = true;
        }
    }

    private static boolean isName(String text) {
        return text.length() <= MAX_NAME && text.split(" ").length <= MAX_NAME_WORDS;
    }

    /** What becomes of each entry, in page order. */
    List<Outcome> entries(byte[] page) {
        List<Boolean> titles = TitleOrProse
                .titles(blocks.stream().map(block -> new Block(block.row.text(), block.apart)).toList());
        List<Outcome> outcomes = new ArrayList<>();
        int i = 0;
        while (i < blocks.size()) {
            int end = i + 1;
            int length = 0;
            while (titles.get(i) && end < blocks.size() && !titles.get(end)
                    && fits(length, blocks.get(end))) {
                length += blocks.get(end).row.text().length();
                end++;
            }
            List<PaperBlock> entry = blocks.subList(i, end);
            outcomes.add(titles.get(i)
                    ? paper(entry, page)
                    : refused(entry, "a paragraph that belongs to no title", page));
            i = end;
        }
        return outcomes;
    }

    private static boolean fits(int length, PaperBlock paragraph) {
        return length == 0 || length + paragraph.row.text().length() <= LONGEST_ABSTRACT;
    }

    private Outcome paper(List<PaperBlock> entry, byte[] page) {
        PaperBlock title = entry.getFirst();
        for (PaperBlock block : entry) {
            if (!block.row.wellFormed()) {
                return refused(entry, "line " + block.row.first().number() + " is not UTF-8", page);
            }
        }
        if (entry.size() == 1 && title.row.text().split(" ").length < FEWEST_WORDS) {
            return refused(entry, "neither a title with an abstract nor known furniture of the page", page);
        }
        try {
            return new Outcome.Found(
                    Listing.of(Format.HUGGINGFACE_TEXT.source(), origin.fetchedAt(), title.row.text())
                            .sourceUrl(origin.sourceUrl())
                            .listedOn(day(title))
                            .abstractText(abstractText(entry.subList(1, entry.size())))
                            .submittedBy(title.submitter != null ? title.submitter : byline)
                            .build());
        } catch (InvalidRecord e) {
            return refused(entry, String.valueOf(e.getMessage()), page);
        }
    }

    /** A single day is the whole page's, wherever it stands; of several each begins its part of the page. */
    private @Nullable LocalDate day(PaperBlock block) {
        if (oneDay) {
            return days.getFirst();
        }
        return block.days == 0 ? null : days.get(block.days - 1);
    }

    private static String abstractText(List<PaperBlock> paragraphs) {
        StringBuilder text = new StringBuilder();
        for (PaperBlock paragraph : paragraphs) {
            if (!text.isEmpty()) {
                text.append(paragraph.apart ? "\n\n" : " ");
            }
            text.append(paragraph.row.text());
        }
        return text.toString();
    }

    private static Outcome refused(List<PaperBlock> entry, String reason, byte[] page) {
        PageLine first = entry.getFirst().row.first();
        int end = entry.getLast().row.last().end();
        return new Outcome.Refused("line " + first.number(), reason,
                Arrays.copyOfRange(page, first.start(), end));
    }
}
