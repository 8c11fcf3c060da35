package dev.paperwire.bench.sink;

import dev.paperwire.listing.Category;
import dev.paperwire.listing.CategoryOrigin;
import dev.paperwire.listing.Link;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.LinkOrigin;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Sighting;
import dev.paperwire.listing.Topic;
import dev.paperwire.listing.json.JsonCodec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Papers of the size and shape of real ones, the same for the same seed. */
public final class Documents {
    private static final JsonCodec<Paper> CODEC = JsonCodec.of(Paper.class);
    private static final Instant AT = Instant.parse("2026-03-18T10:00:00Z");
    private static final int WORDS = 12_000;
    private static final int LETTERS = 26;

    private final Random random;
    private final List<String> words;

    /**
     * A document.
     *
     * @param id its {@code _id}
     * @param revision its version
     * @param json its source
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    public record Document(String id, long revision, byte[] json) {}

    private Documents(long seed) {
        random = new Random(seed);
        words = new ArrayList<>(WORDS);
        for (int i = 0; i < WORDS; i++) {
            words.add(word());
        }
    }

    /**
     * Makes so many documents.
     *
     * @param seed the same seed gives the same documents
     */
    public static List<Document> of(int count, long seed) {
        Documents documents = new Documents(seed);
        List<Document> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(documents.document(i));
        }
        return made;
    }

    private Document document(int number) {
        // As the stream's: a hash, in no order. Ids in order are looked up much faster in an index.
        String id = HexFormat.of().toHexDigits(random.nextLong())
                + HexFormat.of().toHexDigits(random.nextLong());
        String arxiv = "%d.%05d".formatted(2600 + number / 20_000, number % 20_000);
        long revision = AT.toEpochMilli() + number;
        String abstractText = text(150 + random.nextInt(80));
        String repository = word() + "/" + word();
        Paper paper = new Paper(Paper.SCHEMA, id, revision, text(10), abstractText,
                List.of(text(2), text(2), text(2), text(2)), Map.of("arxiv", arxiv),
                "https://arxiv.org/abs/" + arxiv, AT,
                AT,
                List.of(new Topic("topic-" + random.nextInt(75), text(2), text(1), random.nextDouble()),
                        new Topic("topic-" + random.nextInt(75), text(2), text(1), random.nextDouble())),
                List.of(Category.declared("cs.LG"), new Category("cs.CL", 0.5, CategoryOrigin.PREDICTED)),
                List.of(new Link("https://github.com/" + repository, LinkKind.CODE, "github.com", repository,
                        LinkOrigin.ABSTRACT, 10, 60)),
                List.of(new Sighting("huggingface", LocalDate.of(2026, 3, 18),
                        "https://huggingface.co/papers")),
                LocalDate.of(2026, 3, 18), LocalDate.of(2026, 3, 18),
                Map.of("upvotes", (long) random.nextInt(300)),
                text(8), List.of(text(2), text(1), text(2)), List.of(word()), "en", AT, "bench");
        return new Document(id, revision, CODEC.write(paper));
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // The square makes some words frequent and most rare, as in a language.
            double draw = random.nextDouble();
            text.append(i == 0 ? "" : " ").append(words.get((int) (draw * draw * draw * WORDS)));
        }
        return text.toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int length = 3 + random.nextInt(8); length > 0; length--) {
            word.append((char) ('a' + random.nextInt(LETTERS)));
        }
        return word.toString();
    }
}
