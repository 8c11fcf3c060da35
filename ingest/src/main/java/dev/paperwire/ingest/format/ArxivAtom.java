package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Atom feed of the arXiv API. A feed without entries is an empty answer, one with an error entry is unreadable. */
final class ArxivAtom implements ListingParser {
    private static final String ENTRY = "entry";
    private static final Pattern CODE = Pattern.compile("[a-z]{2,}(?:-[a-z]+)*(?:\\.[A-Za-z-]{2,})?");

    @Override
    public void parse(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument {
        XmlCursor xml = XmlCursor.over(WholeDocument.read(in));
        String root = xml.nextElement();
        if (!"feed".equals(root)) {
            throw new UnreadableDocument("<" + root + ">, not an Atom feed");
        }
        int number = 0;
        for (String element = xml.nextElement(); element != null; element = xml.nextElement()) {
            if (element.equals(ENTRY)) {
                int n = ++number;
                out.accept(entry(xml).outcome(origin, "entry " + n, () -> xml.original(ENTRY, n)));
            }
        }
    }

    private static ArxivEntry entry(XmlCursor xml) throws UnreadableDocument {
        ArxivEntry entry = new ArxivEntry();
        String primary = null;
        String id = "";
        for (String child = xml.nextChild(ENTRY); child != null; child = xml.nextChild(ENTRY)) {
            switch (child) {
                case "id" -> id = xml.line();
                case "title" -> entry.title = xml.line();
                case "summary" -> entry.abstractText = xml.line();
                case "published" -> entry.published = PrintedTime.iso(xml.line());
                case "updated" -> entry.updated = PrintedTime.iso(xml.line());
                case "comment" -> entry.comment = xml.line();
                case "journal_ref" -> entry.journalReference = xml.line();
                case "doi" -> entry.doi = xml.line();
                case "name" -> entry.authors.add(xml.line());
                case "primary_category" -> primary = xml.attribute("term");
                case "category" -> add(entry, xml.attribute("term"));
                default -> {}
            }
        }
        if (id.contains("/api/errors")) {
            throw new UnreadableDocument("arXiv answers with an error: " + entry.abstractText);
        }
        entry.id = ArxivId.in(id).orElse(null);
        return primary == null ? entry : withPrimary(entry, primary);
    }

    /** Classes of other schemes, such as {@code 05C10} of mathematics, stand among the categories. */
    private static void add(ArxivEntry entry, @Nullable String category) {
        if (category != null && CODE.matcher(category).matches()) {
            entry.categories.add(category);
        }
    }

    private static ArxivEntry withPrimary(ArxivEntry entry, String primary) {
        var all = entry.categories;
        entry.categories = new LinkedHashSet<>();
        entry.categories.add(primary);
        entry.categories.addAll(all);
        return entry;
    }
}
