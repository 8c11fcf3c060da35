package dev.paperwire.ingest.source;

import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.fetch.Fetched;
import dev.paperwire.ingest.fetch.Validators;
import dev.paperwire.ingest.format.ArxivOai;
import dev.paperwire.ingest.format.Outcome;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of a harvest. It is published in parts, and the checkpoint moves from part to part: pages of a thousand records
 * are usual, and a process that is killed again and again should not send one of them again and again.
 */
final class OaiPage {
    private static final int PARTS = 8;
    private static final String PUBLISHED = "published_of_page";
    private static final String DIGEST = "published_digest";

    private final String question;
    private final ArxivOai.Page says;
    private final List<Outcome> records;

    private OaiPage(String question, ArxivOai.Page says, List<Outcome> records) {
        this.question = question;
        this.says = says;
        this.records = List.copyOf(records);
    }

    /** Asks for a page and reads it. */
    static OaiPage ask(Reading reading, URI question, String address)
            throws FetchFailure, IOException, UnreadableDocument, InterruptedException {
        if (!(reading.fetch(question, Validators.NONE) instanceof Fetched.Document document)) {
            throw new IOException(question + ": answered without a page");
        }
        List<Outcome> records = new ArrayList<>();
        try {
            ArxivOai.Page says = new ArxivOai().read(new ByteArrayInputStream(document.body()),
                    reading.origin(address), records::add);
            return new OaiPage(question.toString(), says, records);
        } catch (UnreadableDocument e) {
            throw e.in(question.toString());
        }
    }

    /** What the page says beside its records. */
    ArxivOai.Page says() {
        return says;
    }

    int size() {
        return records.size();
    }

    /**
     * Publishes what of the page is not yet published, and keeps the checkpoint after each part but the last: that one is
     * for the caller to keep, with what follows the page.
     *
     * @param checkpoint how far the harvest, and perhaps this page, has come
     */
    void publish(Reading reading, Checkpoint checkpoint)
            throws IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        int part = Math.max(1, (records.size() + PARTS - 1) / PARTS);
        for (int i = published(checkpoint); i < records.size(); i += part) {
            int end = Math.min(records.size(), i + part);
            List<Outcome> some = records.subList(i, end);
            reading.publish(InputStream.nullInputStream(), (in, origin, out) -> some.forEach(out), question,
                    question, _ -> {});
            if (end < records.size()) {
                reading.save(checkpoint.with(PUBLISHED, Integer.toString(end)).with(DIGEST, digest(end)));
            }
        }
    }

    /** A checkpoint without what belongs to one page alone. */
    static Checkpoint withoutPage(Checkpoint checkpoint) {
        return checkpoint.with(PUBLISHED, null).with(DIGEST, null);
    }

    /** How many records were published before; none if the page is another one than it was then. */
    private int published(Checkpoint checkpoint) {
        long before = checkpoint.number(PUBLISHED, 0);
        return before > 0 && before <= records.size()
                && digest((int) before).equals(checkpoint.text(DIGEST).orElse(""))
                        ? (int) before
                        : 0;
    }

    private String digest(int end) {
        StringBuilder seen = new StringBuilder();
        for (Outcome record : records.subList(0, end)) {
            seen.append(switch (record) {
                case Outcome.Found(var listing, var _) ->
                    listing.identifiers() + " " + listing.updatedAt() + " " + listing.title();
                case Outcome.Retracted retracted -> retracted.toString();
                case Outcome.Refused refused -> refused.toString();
            }).append('\n');
        }
        return Digest.of(seen.toString().getBytes(StandardCharsets.UTF_8));
    }
}
