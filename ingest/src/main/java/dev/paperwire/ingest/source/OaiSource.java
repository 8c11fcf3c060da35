package dev.paperwire.ingest.source;

import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.fetch.Fetched;
import dev.paperwire.ingest.fetch.Validators;
import dev.paperwire.ingest.format.ArxivOai;
import dev.paperwire.ingest.format.ArxivOai.OaiError;
import dev.paperwire.ingest.format.ArxivOai.Page;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Harvests an OAI-PMH repository. Days there are whole days of change: a run harvests from the day after the last harvest
 * to yesterday, so that no day is read half or twice; without a checkpoint it begins with yesterday. The resumption token is
 * kept after each page; should the repository have forgotten it, the harvest of those days begins again.
 */
public final class OaiSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(OaiSource.class);
    private static final String TOKEN = "token";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String HARVESTED = "harvested_until";
    private static final String DONE = "records";

    private final String address;
    private final @Nullable String set;
    private final Days days;

    /**
     * A repository.
     *
     * @param address its base address
     * @param set the set that is harvested; all where absent
     */
    public OaiSource(URI address, @Nullable String set, Days days) {
        this.address = address.toString();
        this.set = set;
        this.days = days;
    }

    @Override
    public void read(Reading reading)
            throws FetchFailure, IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        Checkpoint checkpoint = reading.checkpoint();
        if (checkpoint.text(TOKEN).isEmpty()) {
            Optional<Checkpoint> next = next(checkpoint, reading.today());
            if (next.isEmpty()) {
                return;
            }
            checkpoint = next.get();
        }
        boolean begunAgain = false;
        while (true) {
            AtomicReference<@Nullable Page> read = new AtomicReference<>();
            URI question = question(checkpoint);
            long before = reading.listings() + reading.refused();
            if (reading.fetch(question, Validators.NONE) instanceof Fetched.Document document) {
                reading.publish(new ByteArrayInputStream(document.body()),
                        (in, origin, out) -> read.set(new ArxivOai().read(in, origin, out)), address,
                        question.toString(), _ -> {});
            }
            Page page = read.get();
            if (page == null) {
                throw new IOException(question + ": answered without a page");
            }
            OaiError error = page.error().filter(e -> !e.isEmptyList()).orElse(null);
            if (error != null && error.isBadToken() && !begunAgain) {
                LOG.warn("{}: the repository has forgotten where the harvest was; it begins again with {}",
                        address,
                        checkpoint.text(FROM).orElse("the first record"));
                begunAgain = true;
                checkpoint = checkpoint.with(TOKEN, null).with(DONE, null);
                continue;
            }
            if (error != null) {
                throw new IOException(question + ": the repository answers with an error: " + error.code()
                        + " " + error.message());
            }
            long done = checkpoint.number(DONE, 0) + reading.listings() + reading.refused() - before;
            checkpoint = checkpoint.with(TOKEN, page.resumptionToken().orElse(null))
                    .with(DONE, Long.toString(done));
            if (page.resumptionToken().isEmpty()) {
                reading.save(Checkpoint.NONE.with(HARVESTED, checkpoint.text(UNTIL).orElse(null)));
                return;
            }
            reading.save(checkpoint);
            reading.progress().at(done, page.completeListSize().orElse(0), "records", reading.listings());
        }
    }

    /** Where the next harvest begins and ends; absent when there is none to make. */
    private Optional<Checkpoint> next(Checkpoint checkpoint, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        LocalDate until = days.to().orElse(yesterday);
        LocalDate asked = days.from().orElse(until);
        LocalDate from = checkpoint.day(HARVESTED)
                .map(last -> last.plusDays(1))
                .filter(next -> next.isAfter(asked)
                        || days.from().isEmpty())
                .orElse(asked);
        return from.isAfter(until)
                ? Optional.empty()
                : Optional.of(Checkpoint.NONE.with(FROM, from.toString()).with(UNTIL, until.toString()));
    }

    private URI question(Checkpoint checkpoint) {
        String start = address + (address.contains("?") ? "&" : "?") + "verb=ListRecords";
        Optional<String> token = checkpoint.text(TOKEN);
        if (token.isPresent()) {
            return URI.create(start + "&resumptionToken=" + encoded(token.get()));
        }
        return URI.create(start + "&metadataPrefix=arXiv"
                + checkpoint.text(FROM).map(from -> "&from=" + from).orElse("")
                + checkpoint.text(UNTIL).map(until -> "&until=" + until).orElse("")
                + (set == null ? "" : "&set=" + encoded(set)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
