package dev.paperwire.ingest.format;

import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A record of the arXiv metadata snapshot, read in one pass over its tokens. */
final class SnapshotRecord {
    /** Fields that listings have and snapshot records do not. */
    private static final Set<String> LISTING_FIELDS = Set.of("schema", "source", "source_url", "fetched_at",
            "listed_on", "declared_links");
    private static final JsonFactory FACTORY = new JsonFactory();

    private @Nullable String id;
    private @Nullable String submitter;
    private @Nullable String title;
    private @Nullable String abstractText;
    private @Nullable String authors;
    private @Nullable String comments;
    private @Nullable String journalReference;
    private @Nullable String doi;
    private @Nullable String categories;
    private @Nullable String updateDate;
    private boolean typical;
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable String> versions = new ArrayList<>();

    private SnapshotRecord() {}

    /**
     * The record of a line; absent where the line is none, be it a listing or no JSON object at all.
     *
     * @throws tools.jackson.core.JacksonException if the line is not JSON
     */
    static Optional<SnapshotRecord> read(byte[] json) {
        SnapshotRecord read = new SnapshotRecord();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                if (LISTING_FIELDS.contains(field)) {
                    return Optional.empty();
                }
                parser.nextToken();
                read.field(field, parser);
            }
            boolean alone = parser.nextToken() == null;
            return alone && read.id != null && read.typical ? Optional.of(read) : Optional.empty();
        }
    }

    private void field(String field, JsonParser parser) {
        switch (field) {
            case "id" -> id = JsonFields.text(parser);
            case "title" -> title = JsonFields.text(parser);
            case "abstract" -> abstractText = JsonFields.text(parser);
            case "comments" -> comments = JsonFields.text(parser);
            case "doi" -> doi = JsonFields.text(parser);
            case "submitter" -> submitter = typical(JsonFields.text(parser));
            case "authors" -> authors = JsonFields.text(parser);
            case "journal-ref" -> journalReference = typical(JsonFields.text(parser));
            case "categories" -> categories = typical(JsonFields.text(parser));
            case "update_date" -> updateDate = typical(JsonFields.text(parser));
            case "authors_parsed" -> readNames(parser);
            case "versions" -> readVersions(parser);
            default -> parser.skipChildren();
        }
    }

    private @Nullable String typical(@Nullable String value) {
        typical |= value != null;
        return value;
    }

    /** Each author is {@code [last name, first names, suffix, affiliation ...]}. */
    private void readNames(JsonParser parser) {
        typical |= parser.currentToken() == JsonToken.START_ARRAY;
        JsonFields.items(parser, () -> {
            List<String> parts = new ArrayList<>();
            JsonFields.items(parser, () -> {
                String part = JsonFields.text(parser);
                parts.add(part == null ? "" : part);
            });
            if (!parts.isEmpty()) {
                String name = String.join(" ", parts.size() > 1 ? parts.get(1) : "", parts.getFirst(),
                        parts.size() > 2 ? parts.get(2) : "");
                names.add(Typeset.oneLine(name));
            }
        });
    }

    private void readVersions(JsonParser parser) {
        typical |= parser.currentToken() == JsonToken.START_ARRAY;
        JsonFields.items(parser, () -> {
            JsonFields.each(parser, field -> {
                if (field.equals("created")) {
                    versions.add(JsonFields.text(parser));
                } else {
                    parser.skipChildren();
                }
            });
        });
    }

    /**
     * The record as a listing of the day that its first version was submitted: the day of the last change of its metadata,
     * which the snapshot prints, says nothing about when the paper came out.
     *
     * @throws dev.paperwire.listing.InvalidRecord if the record lacks what a listing must have
     */
    Outcome.Found found(DocumentOrigin origin) {
        String arxiv = String.valueOf(id);
        Instant first = versions.isEmpty() ? null : time(versions.getFirst());
        String printed = title == null ? "" : title;
        Listing listing = Listing.of(Format.ARXIV, origin.fetchedAt(), Typeset.plain(printed))
                .sourceUrl(origin.sourceUrl())
                .listedOn(first == null
                        ? PrintedTime.isoDay(updateDate)
                        : LocalDate.ofInstant(first, ZoneOffset.UTC))
                .abstractText(abstractText)
                .authors(names.isEmpty() ? ArxivAuthors.split(authors) : ArxivAuthors.names(names))
                .identifier(ArxivEntry.SCHEME, arxiv)
                .identifier("doi", doi)
                .paperUrl("https://arxiv.org/abs/" + arxiv)
                .publishedAt(first)
                .updatedAt(versions.isEmpty() ? null : time(versions.getLast()))
                .categories(categories == null ? List.of() : List.of(categories.split(" ", -1)))
                .comment(ArxivComment.with(comments, journalReference))
                .submittedBy(submitter)
                .build();
        return Outcome.Found.typeset(listing, printed);
    }

    private static @Nullable Instant time(@Nullable String text) {
        OffsetDateTime time = text == null ? null : PrintedTime.rfc1123(text);
        return time == null ? null : time.toInstant();
    }
}
