package dev.paperwire.ingest.format;

import dev.paperwire.listing.InvalidRecord;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Hugging Face papers pages, by day, week, month or trend. Their data stand as JSON in an attribute of the element that the
 * page's script fills; should that be gone, the visible cards tell titles, votes and submitters, though no abstracts.
 */
final class HuggingFaceHtml implements ListingParser {
    private static final String DATA = "data-props";
    private static final Pattern PAPER = Pattern.compile("/papers/([^/?#]+)$");
    private static final Pattern SUBMITTED_BY = Pattern.compile("Submitted by:?\\s+(\\S{1,60})");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9}(?:[.,]\\d{1,3})?)\\s?([kKmM]?)\\b");
    private static final Pattern DAY = Pattern.compile("/papers/date/(\\d{4}-\\d{2}-\\d{2})");

    @Override
    public void parse(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument {
        Document page = Jsoup.parse(DecodedText.of(WholeDocument.read(in)), "https://huggingface.co/");
        Element data = page.selectFirst("[data-target=DailyPapers][" + DATA + "]");
        if (data != null) {
            HuggingFaceApi.read(data.attr(DATA).getBytes(StandardCharsets.UTF_8), origin, out);
            return;
        }
        int number = 0;
        LocalDate day = day(page, origin);
        for (Element card : page.select("article")) {
            Element title = card.selectFirst("h3 a[href^=/papers/], a[href^=/papers/] h3, h3");
            if (title != null) {
                number++;
                out.accept(card(card, title, day, origin, "card " + number));
            }
        }
        if (number == 0) {
            throw new UnreadableDocument(
                    "no papers page of Hugging Face: neither its data nor cards of papers");
        }
    }

    private static Outcome card(Element card, Element title, @Nullable LocalDate day, DocumentOrigin origin,
            String place) {
        Optional<String> id = card.select("a[href^=/papers/]")
                .stream()
                .map(link -> PAPER.matcher(link.attr("href")))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
        Optional<ArxivId> arxiv = id.flatMap(ArxivId::of);
        Matcher submitter = SUBMITTED_BY.matcher(card.text());
        Element repository = card.selectFirst("a[href^=https://github.com/]");
        String printed = title.text();
        try {
            Listing listing = Listing.of(Format.HUGGINGFACE, origin.fetchedAt(), Typeset.plain(printed))
                    .sourceUrl(origin.sourceUrl())
                    .listedOn(day)
                    .identifier(ArxivEntry.SCHEME, arxiv.map(ArxivId::value).orElse(null))
                    .paperUrl(arxiv.map(ArxivId::page)
                            .orElse(id.map(own -> "https://huggingface.co/papers/" + own).orElse(null)))
                    .submittedBy(submitter.find() ? submitter.group(1) : null)
                    .declaredLink(repository == null ? null : repository.attr("href"), LinkKind.CODE)
                    .signal("upvotes",
                            count(card.selectFirst(
                                    "a[href^=/login?next], [data-target=UpvoteControl], .leading-none")))
                    .signal("comments", count(card.selectFirst("a[href*=#community]")))
                    .signal("github_stars", count(repository))
                    .build();
            return Outcome.Found.typeset(listing, printed);
        } catch (InvalidRecord e) {
            return new Outcome.Refused(place, String.valueOf(e.getMessage()),
                    card.outerHtml().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The day of the page by its own address, or else by where it was fetched. */
    private static @Nullable LocalDate day(Document page, DocumentOrigin origin) {
        String own = page.select("link[rel=canonical]").attr("href") + " "
                + page.select("meta[property=og:url]").attr("content") + " " + origin.sourceUrl();
        Matcher matcher = DAY.matcher(own);
        return matcher.find()
                ? PrintedDay.of(matcher.group(1)).map(HuggingFaceHtml::printed).orElse(null)
                : null;
    }

    private static LocalDate printed(PrintedDay day) {
        return day.day().atYear(day.year().orElseThrow());
    }

    /** A count as cards print it: {@code 53}, {@code 1.2k}. */
    private static @Nullable Long count(@Nullable Element element) {
        Matcher matcher = COUNT.matcher(element == null ? "" : element.text());
        if (!matcher.find()) {
            return null;
        }
        double number = Double
                .parseDouble(matcher.group(1).replace(",", matcher.group(2).isEmpty() ? "" : "."));
        return switch (matcher.group(2)) {
            case "k", "K" -> Math.round(number * 1_000);
            case "m", "M" -> Math.round(number * 1_000_000);
            default -> Math.round(number);
        };
    }
}
