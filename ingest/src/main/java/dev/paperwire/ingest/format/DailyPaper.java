package dev.paperwire.ingest.format;

import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A paper of the Hugging Face daily papers: as the API and the page's data write it, in all shapes since 2024. */
final class DailyPaper {
    private @Nullable String id;
    private @Nullable String title;
    private @Nullable String outerTitle;
    private @Nullable String summary;
    private @Nullable String outerSummary;
    private @Nullable String machineSummary;
    private @Nullable String published;
    private @Nullable String outerPublished;
    private @Nullable String listed;
    private @Nullable String submitter;
    private @Nullable String dailySubmitter;
    private @Nullable String organization;
    private @Nullable String repository;
    private @Nullable String projectPage;
    private @Nullable Long upvotes;
    private @Nullable Long comments;
    private @Nullable Long stars;
    private final List<String> authors = new ArrayList<>();
    private final List<String> keywords = new ArrayList<>();

    private DailyPaper() {}

    /** Reads the current value of a parser. */
    static DailyPaper read(JsonParser parser) {
        DailyPaper paper = new DailyPaper();
        JsonFields.each(parser, field -> paper.outer(field, parser));
        return paper;
    }

    private void outer(String field, JsonParser parser) {
        switch (field) {
            case "paper" -> JsonFields.each(parser, inner -> inner(inner, parser));
            case "title" -> outerTitle = JsonFields.text(parser);
            case "summary" -> outerSummary = JsonFields.text(parser);
            case "publishedAt" -> outerPublished = JsonFields.text(parser);
            case "numComments" -> comments = JsonFields.number(parser);
            case "submittedBy" -> submitter = name(parser);
            case "organization", "submitterOrganization" -> organization(parser);
            // Papers that stand by themselves, as those of the search have them.
            default -> inner(field, parser);
        }
    }

    private void inner(String field, JsonParser parser) {
        switch (field) {
            case "id" -> id = JsonFields.text(parser);
            case "title" -> title = JsonFields.text(parser);
            case "summary" -> summary = JsonFields.text(parser);
            case "ai_summary" -> machineSummary = JsonFields.text(parser);
            case "publishedAt" -> published = JsonFields.text(parser);
            case "submittedOnDailyAt" -> listed = JsonFields.text(parser);
            case "submittedOnDailyBy" -> dailySubmitter = name(parser);
            case "organization" -> organization(parser);
            case "upvotes" -> upvotes = JsonFields.number(parser);
            case "githubStars" -> stars = JsonFields.number(parser);
            case "githubRepo" -> repository = JsonFields.text(parser);
            case "projectPage" -> projectPage = JsonFields.text(parser);
            case "ai_keywords" -> JsonFields.items(parser, () -> add(keywords, JsonFields.text(parser)));
            case "authors" -> JsonFields.items(parser, () -> JsonFields.each(parser, name -> {
                if (name.equals("name")) {
                    add(authors, JsonFields.text(parser));
                } else {
                    parser.skipChildren();
                }
            }));
            default -> parser.skipChildren();
        }
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }

    private void organization(JsonParser parser) {
        String name = fullName(parser);
        organization = name == null ? organization : name;
    }

    /** The name that a member goes by on the site; {@code user} in some shapes. */
    private static @Nullable String name(JsonParser parser) {
        String[] names = new String[2];
        JsonFields.each(parser, field -> {
            switch (field) {
                case "name", "user" -> names[0] = JsonFields.text(parser);
                case "fullname" -> names[1] = JsonFields.text(parser);
                default -> parser.skipChildren();
            }
        });
        return names[0] != null ? names[0] : names[1];
    }

    private static @Nullable String fullName(JsonParser parser) {
        String[] names = new String[2];
        JsonFields.each(parser, field -> {
            switch (field) {
                case "fullname" -> names[0] = JsonFields.text(parser);
                case "name" -> names[1] = JsonFields.text(parser);
                default -> parser.skipChildren();
            }
        });
        return names[0] != null ? names[0] : names[1];
    }

    /**
     * The paper as a listing.
     *
     * @param day the day that the document as a whole lists, where it says so
     * @throws dev.paperwire.listing.InvalidRecord if it lacks what a listing must have
     */
    Outcome.Found found(DocumentOrigin origin, @Nullable LocalDate day) {
        String printed = title != null ? title : outerTitle != null ? outerTitle : "";
        Instant publishedAt = time(published);
        Optional<ArxivId> arxiv = id == null ? Optional.empty() : ArxivId.of(id);
        Listing listing = Listing.of(Format.HUGGINGFACE, origin.fetchedAt(), Typeset.plain(printed))
                .sourceUrl(origin.sourceUrl())
                .listedOn(day != null ? day : ownDay(publishedAt))
                .abstractText(first(summary, outerSummary, machineSummary))
                .authors(authors)
                .identifier(ArxivEntry.SCHEME, arxiv.map(ArxivId::value).orElse(null))
                .paperUrl(arxiv.map(ArxivId::page)
                        .orElse(id == null ? null : "https://huggingface.co/papers/" + id))
                .publishedAt(publishedAt)
                .keywords(keywords)
                .comment(organization == null ? null : "Organization: " + organization)
                .submittedBy(submitter != null ? submitter : dailySubmitter)
                .declaredLink(repository, LinkKind.CODE)
                .declaredLink(projectPage, LinkKind.PROJECT)
                .signal("upvotes", upvotes)
                .signal("comments", comments)
                .signal("github_stars", stars)
                .build();
        return Outcome.Found.typeset(listing, printed);
    }

    private static @Nullable String first(@Nullable String a, @Nullable String b, @Nullable String c) {
        return a != null ? a : b != null ? b : c;
    }

    /**
     * The day that it was submitted to the daily papers. Until 2024 that was the outer time of publication; later that is
     * the paper's own, a few hours off.
     */
    private @Nullable LocalDate ownDay(@Nullable Instant publishedAt) {
        Instant submitted = time(listed);
        Instant outer = time(outerPublished);
        if (submitted == null && outer != null && publishedAt != null && outer.isAfter(publishedAt)) {
            submitted = outer;
        }
        return submitted == null ? null : LocalDate.ofInstant(submitted, ZoneOffset.UTC);
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : PrintedTime.iso(text);
    }
}
