package dev.paperwire.listing.json;

import dev.paperwire.listing.Category;
import dev.paperwire.listing.CategoryOrigin;
import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.Link;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.LinkOrigin;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Sighting;
import dev.paperwire.listing.Topic;
import dev.paperwire.listing.TopicTrend;
import dev.paperwire.listing.json.UnreadableRecord.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonCodecTest {
    private static final JsonCodec<Listing> LISTINGS = JsonCodec.of(Listing.class);
    private static final Listing GOLDEN = Listing
            .of("huggingface-papers", Instant.parse("2025-03-18T20:15:30.250Z"), "A Study of Émigré Networks")
            .sourceUrl("https://huggingface.co/papers/date/2025-03-18")
            .listedOn(LocalDate.of(2025, 3, 18))
            .abstractText("We study α-networks 🧪. Code: https://github.com/example/study")
            .authors(List.of("Ada Example", "Bo Muster"))
            .identifier("arxiv", "2503.01234v2")
            .identifier("doi", "10.1000/182")
            .paperUrl("https://arxiv.org/abs/2503.01234")
            .publishedAt(Instant.parse("2025-03-02T00:00:00Z"))
            .updatedAt(Instant.parse("2025-03-10T11:00:00Z"))
            .categories(List.of("cs.LG", "stat.ML"))
            .comment("12 pages")
            .keywords(List.of("networks"))
            .submittedBy("AK and the research community")
            .declaredLink("https://github.com/example/study", LinkKind.CODE)
            .declaredLink("https://example.org/study", null)
            .signal("upvotes", 42L)
            .signal("comments", 3L)
            .build();

    @Test
    void listingOfSchema1() throws IOException {
        assertGolden("listing-1.json", LISTINGS, GOLDEN);
    }

    @Test
    void paperOfSchema1() throws IOException {
        assertGolden("paper-1.json", JsonCodec.of(Paper.class), new Paper(1, "0f3a", 7, GOLDEN.title(),
                GOLDEN.abstractText(), GOLDEN.authors(), Map.of("arxiv", "2503.01234"), GOLDEN.paperUrl(),
                GOLDEN.publishedAt(), GOLDEN.updatedAt(),
                List.of(new Topic("graph-learning", "Graph learning", "Graphs", 0.91)),
                List.of(new Category("cs.LG", 1, CategoryOrigin.DECLARED)),
                List.of(new Link("https://github.com/example/study", LinkKind.CODE, "github.com",
                        "example/study",
                        LinkOrigin.ABSTRACT, 30, 62)),
                List.of(new Sighting("huggingface-papers", GOLDEN.listedOn(), GOLDEN.sourceUrl())),
                GOLDEN.listedOn(),
                GOLDEN.listedOn(), Map.of("upvotes", 42L), "12 pages", List.of("networks"),
                List.of("AK and the research community"), "en", Instant.parse("2025-03-18T20:15:31Z"), "1"));
    }

    @Test
    void trendOfSchema1() throws IOException {
        assertGolden("trend-1.json", JsonCodec.of(TopicTrend.class), new TopicTrend(LocalDate.of(2025, 3, 18),
                "graph-learning", "Graph learning", "Graphs", 6, 0.0967, 1.25));
    }

    @Test
    void keepsUnknownFieldsAndKindsOutOfTheWay() {
        assertThat(read("""
                {"source":"s","title":"T","fetched_at":"2025-03-18","mood":{"deep":[1,2]},
                 "declared_links":[{"url":"https://a.example/","kind":"hologram","rank":1}]}"""))
                .isEqualTo(Listing.of("s", Instant.parse("2025-03-18T00:00:00Z"), "T")
                        .declaredLink("https://a.example/", null)
                        .build());
        assertThat(List.of(new DeclaredLink("https://a.example/", null)))
                .isEqualTo(read("""
                        {"source":"s","title":"T","fetched_at":"2025-03-18T01:00:00+01:00",
                         "declared_links":[{"url":"https://a.example/"}]}""").declaredLinks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                            | EMPTY       | no bytes
            `   `                                         | WRONG_SHAPE | No content to map due to end-of-input
            <html>                                        | NOT_JSON    | Unexpected character ('<'
            {"source":"s"                                 | NOT_JSON    | Unexpected end-of-input
            {"source":"s","title":"T","fetched_at":"2025-03-18"} {} | WRONG_SHAPE | Trailing token
            null                                          | WRONG_SHAPE | the JSON value null
            []                                            | WRONG_SHAPE | Cannot deserialize
            "text"                                        | WRONG_SHAPE | Cannot construct
            {"source":"s","title":["T"]}                  | WRONG_SHAPE | title: Cannot deserialize
            {"source":"s","authors":[{"name":"x"}]}       | WRONG_SHAPE | authors[0]: Cannot deserialize
            {"source":"s","signals":{"upvotes":1.5}}      | WRONG_SHAPE | signals.upvotes:
            {"source":"s","fetched_at":"yesterday"}       | WRONG_SHAPE | fetched_at: Cannot deserialize
            {"source":"s","listed_on":"2025-02-30"}       | WRONG_SHAPE | listed_on: Cannot deserialize
            {"source":"S","authors":[null]}               | INVALID     | not a valid listing: source: 'S' does not match [a-z0-9-]{1,64}; fetched_at: is missing; title: is missing; authors[0]: is null
            {"schema":2,"source":"s","title":"T","fetched_at":"2025-03-18"} | INVALID | not a valid listing: schema: 2 is not known, this version reads 1
            """)
    void saysWhyBytesAreNoListing(String json, Reason reason, String detail) {
        var unreadable = catchThrowableOfType(UnreadableRecord.class, () -> read(json));

        assertThat(unreadable.reason()).isEqualTo(reason);
        assertThat(unreadable.detail()).startsWith(detail).doesNotContain("\n");
    }

    @Test
    void survivesDepthLengthAndBrokenUtf8() {
        assertUnreadable("[".repeat(10_000) + "]".repeat(10_000), Reason.WRONG_SHAPE);
        assertUnreadable("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000), Reason.NOT_JSON);
        assertUnreadable(
                "{\"source\":\"s\",\"fetched_at\":\"2025-03-18\",\"title\":\"" + "x".repeat(1_000_000)
                        + "\"}",
                Reason.INVALID);
        byte[] broken = "{\"source\":\"s\",\"title\":\"T?\"}".getBytes(UTF_8);
        broken[broken.length - 3] = (byte) 0xff;
        var unreadable = catchThrowableOfType(UnreadableRecord.class, () -> LISTINGS.read(broken));
        assertThat(unreadable.reason()).isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void asASerdeLeavesTombstonesAlone() {
        try (var serde = LISTINGS.serde()) {
            assertThat(serde.serializer().serialize("c", null)).isNull();
            assertThat(serde.deserializer().deserialize("c", null)).isNull();
            assertThat(serde.deserializer().deserialize("c", serde.serializer().serialize("c", GOLDEN)))
                    .isEqualTo(GOLDEN);
        }
    }

    private static Listing read(String json) {
        return LISTINGS.read(json.getBytes(UTF_8));
    }

    private static void assertUnreadable(String json, Reason reason) {
        assertThat(catchThrowableOfType(UnreadableRecord.class, () -> read(json)).reason()).isEqualTo(reason);
    }

    private static <T> void assertGolden(String file, JsonCodec<T> codec, T value) throws IOException {
        try (var in = JsonCodecTest.class.getResourceAsStream("/golden/" + file)) {
            String json = new String(in.readAllBytes(), UTF_8).strip();
            assertThat(codec.writeText(value)).isEqualTo(json);
            assertThat(codec.read(json.getBytes(UTF_8))).isEqualTo(value);
        }
    }
}
