package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * arXiv's listing pages, {@code /list/CAT/new} and {@code recent}: a definition list of papers, with headings for days on
 * the one and for new, cross-listed and replaced papers on the other. Abstracts stand only on {@code new}.
 */
final class ArxivHtml implements ListingParser {
    private static final Pattern CODE = Pattern.compile("\\(([a-z][a-z-]*(?:\\.[A-Za-z-]+)?)\\)");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2}) ([A-Za-z]{3})[a-z]* (\\d{4}|\\d{2})\\b");
    private static final Evaluator PARTS = Selector.evaluatorOf("h3, dl > dt, dl > dd");
    private static final Evaluator TITLE = Selector.evaluatorOf(".list-title");
    private static final Evaluator PAGE = Selector.evaluatorOf("a[href*=/abs/]");
    private static final int CENTURY = 2000;

    @Override
    public void parse(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument {
        Document page = Jsoup.parse(DecodedText.of(WholeDocument.read(in)), "https://arxiv.org/");
        LocalDate day = null;
        Element heading = null;
        int number = 0;
        for (Element part : page.select(PARTS)) {
            switch (part.normalName()) {
                case "h3" -> {
                    LocalDate printed = day(part.text());
                    day = printed == null ? day : printed;
                }
                case "dt" -> heading = part;
                default -> {
                    if (heading != null && part.selectFirst(TITLE) != null) {
                        Element dt = heading;
                        number++;
                        out.accept(entry(dt, part, day).outcome(origin, "entry " + number,
                                () -> (dt.outerHtml() + "\n" + part.outerHtml())
                                        .getBytes(StandardCharsets.UTF_8)));
                    }
                }
            }
        }
        if (number == 0 && page.selectFirst("dl#articles, #dlpage, h3") == null) {
            throw new UnreadableDocument("no listing page of arXiv");
        }
    }

    private static ArxivEntry entry(Element dt, Element dd, @Nullable LocalDate day) {
        ArxivEntry entry = new ArxivEntry();
        Element link = dt.selectFirst(PAGE);
        entry.id = ArxivId.in(link == null ? dt.text() : link.attr("href")).orElse(null);
        entry.listedOn = day;
        for (Element part : dd.getAllElements()) {
            for (String name : part.classNames()) {
                read(entry, name, part);
            }
        }
        return entry;
    }

    private static void read(ArxivEntry entry, String name, Element part) {
        switch (name) {
            case "list-title" -> entry.title = text(part);
            case "list-comments" -> entry.comment = text(part);
            case "list-journal-ref" -> entry.journalReference = text(part);
            case "list-doi" -> entry.doi = part.getElementsByTag("a").text();
            case "list-authors" ->
                part.getElementsByTag("a").forEach(author -> entry.authors.add(author.text()));
            case "list-subjects" -> CODE.matcher(text(part))
                    .results()
                    .forEach(found -> entry.categories.add(found.group(1)));
            case "mathjax" -> {
                if (entry.abstractText == null && part.normalName().equals("p")) {
                    entry.abstractText = text(part);
                }
            }
            default -> {}
        }
    }

    /** The text of a part without its label, addresses in the place of "this https URL". */
    private static String text(Element part) {
        StringBuilder text = new StringBuilder();
        for (Node node : part.childNodes()) {
            switch (node) {
                case TextNode words -> text.append(words.getWholeText());
                case Element label when label.hasClass("descriptor") -> {}
                case Element link when link.text().startsWith("this http") && link.hasAttr("href") ->
                    text.append(link.attr("href"));
                case Element words -> text.append(words.wholeText());
                default -> {}
            }
        }
        return Typeset.oneLine(text.toString());
    }

    private static @Nullable LocalDate day(String heading) {
        Matcher matcher = DAY.matcher(heading);
        while (matcher.find()) {
            for (Month month : Month.values()) {
                if (month.name().startsWith(matcher.group(2).toUpperCase(Locale.ROOT))) {
                    int year = Integer.parseInt(matcher.group(3));
                    try {
                        return LocalDate.of(year < 100 ? CENTURY + year : year, month,
                                Integer.parseInt(matcher.group(1)));
                    } catch (DateTimeException _) {
                        return null;
                    }
                }
            }
        }
        return null;
    }
}
