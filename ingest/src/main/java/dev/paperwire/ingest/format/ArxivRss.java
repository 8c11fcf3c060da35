package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * The RSS feed of an arXiv category, of the shape that it has had since 2024, or that of RSS 1.0 before. It lists the papers of one announcement; that
 * of a weekend is empty. What is announced as a replacement has been updated on that day, anything new published.
 */
final class ArxivRss implements ListingParser {
    private static final String ITEM = "item";
    private static final String ABSTRACT = "Abstract:";
    /** What stood behind titles until 2024. */
    private static final Pattern SUFFIX = Pattern.compile(
            "\\.? \\(arXiv:(?<id>\\S{9,30}) \\[(?<category>[A-Za-z.-]{2,20})\\](?: (?<type>UPDATED|CROSS LISTED))?\\)$");

    @Override
    public void parse(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument {
        XmlCursor xml = XmlCursor.over(WholeDocument.read(in));
        String root = xml.nextElement();
        if (!"rss".equals(root) && !"RDF".equals(root)) {
            throw new UnreadableDocument("<" + root + ">, not an RSS feed");
        }
        Announced announced = Announced.UNKNOWN;
        int number = 0;
        for (String element = xml.nextElement(); element != null; element = xml.nextElement()) {
            if (element.equals("pubDate")) {
                announced = announced.orElse(xml.line());
            } else if (element.equals("date")) {
                String text = xml.line();
                Instant time = PrintedTime.iso(text);
                announced = new Announced(text, time == null ? null : time.atOffset(ZoneOffset.UTC));
            } else if (element.equals(ITEM)) {
                int n = ++number;
                out.accept(item(xml, announced).outcome(origin, "item " + n, () -> xml.original(ITEM, n)));
            }
        }
    }

    /**
     * When something was announced. Items repeat the channel's time, which takes as long to read as all the rest of an item.
     *
     * @param text the time as it is printed
     * @param time the time; null where it is none
     */
    private record Announced(String text, @Nullable OffsetDateTime time) {
        static final Announced UNKNOWN = new Announced("", null);

        Announced orElse(String printed) {
            return printed.equals(text) ? this : new Announced(printed, PrintedTime.rfc1123(printed));
        }
    }

    private static ArxivEntry item(XmlCursor xml, Announced channel) throws UnreadableDocument {
        ArxivEntry entry = new ArxivEntry();
        OffsetDateTime announced = channel.time();
        String type = "new";
        String link = "";
        String guid = "";
        for (String child = xml.nextChild(ITEM); child != null; child = xml.nextChild(ITEM)) {
            switch (child) {
                case "title" -> entry.title = xml.line();
                case "link" -> link = xml.line();
                case "guid" -> guid = xml.line();
                case "description" -> entry.abstractText = abstractOf(xml.text());
                case "category" -> entry.categories.add(xml.line());
                case "creator" -> entry.authors.addAll(ArxivAuthors.split(withoutTags(xml.text())));
                case "announce_type" -> type = xml.line();
                case "pubDate" -> {
                    OffsetDateTime own = channel.orElse(xml.line()).time();
                    announced = own == null ? announced : own;
                }
                case "DOI" -> entry.doi = xml.line();
                case "journal_reference" -> entry.journalReference = xml.line();
                default -> {}
            }
        }
        String title = entry.title == null ? "" : entry.title;
        Matcher suffix = SUFFIX.matcher(title);
        if (title.endsWith(")") && suffix.find()) {
            entry.title = suffix.replaceFirst("");
            guid = suffix.group("id");
            entry.categories.add(suffix.group("category"));
            type = suffix.group("type") == null
                    ? type
                    : suffix.group("type").equals("UPDATED") ? "replace" : "cross";
        }
        String address = link;
        entry.id = ArxivId.in(guid).or(() -> ArxivId.in(address)).orElse(null);
        if (announced != null) {
            entry.listedOn = announced.toLocalDate();
            if (type.startsWith("replace")) {
                entry.updated = announced.toInstant();
            } else if (type.equals("new")) {
                entry.published = announced.toInstant();
            }
        }
        return entry;
    }

    /** What follows {@code arXiv:2604.21935v1 Announce Type: new Abstract:}. */
    private static String abstractOf(String description) {
        String text = withoutTags(description).strip();
        int start = text.indexOf(ABSTRACT);
        return Typeset.oneLine(text.startsWith("arXiv:") && start >= 0
                ? text.substring(start + ABSTRACT.length())
                : text);
    }

    /** Older feeds have markup in their texts, as escaped HTML. */
    private static String withoutTags(String text) {
        return text.indexOf('<') >= 0 && (text.contains("<a ") || text.contains("<p>"))
                ? Jsoup.parse(text).text()
                : text;
    }
}
