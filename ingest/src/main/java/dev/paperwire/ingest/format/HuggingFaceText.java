package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * The text of a Hugging Face papers page as a browser copies it: some lines of page furniture, a byline, a day, then titles
 * and abstracts. Copies differ in line ends, blank lines, counts between the lines and breaks at a column, so that blocks
 * are told apart by their shape and order ({@link TitleOrProse}).
 */
final class HuggingFaceText implements ListingParser {
    @Override
    public void parse(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument {
        byte[] bytes = WholeDocument.read(in);
        String other = WholeDocument.otherThanText(bytes);
        if (other != null) {
            throw new UnreadableDocument(other + ", not the text of a papers page");
        }
        PapersPage page = PapersPage.of(PageRow.of(PageLine.split(bytes)), origin);
        List<Outcome> outcomes = page.entries(bytes);
        outcomes.forEach(out);
        if (outcomes.stream().noneMatch(Outcome.Found.class::isInstance)) {
            throw new UnreadableDocument(outcomes.isEmpty()
                    ? "no papers on the page, only its furniture"
                    : "no papers on the page: " + outcomes.getFirst()
                            + (outcomes.size() > 1 ? ", and " + (outcomes.size() - 1) + " more" : ""));
        }
    }
}
