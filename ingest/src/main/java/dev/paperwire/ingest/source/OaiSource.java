package dev.paperwire.ingest.source;

import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.format.ArxivOai.OaiError;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Harvests an OAI-PMH repository. Days there are whole days of change: a run harvests from the day after the last harvest
 * to yesterday, so that no day is read half or twice; without a checkpoint it begins with yesterday. The resumption token is
 * kept after each page, and within a page how far it is published; should the repository have forgotten the token, the
 * harvest of those days begins again.
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
        if (checkpoint.text(FROM).isEmpty()) {
            Optional<Checkpoint> next = next(checkpoint, reading.today());
            if (next.isEmpty()) {
                return;
            }
            checkpoint = next.get();
        }
        boolean begunAgain = false;
        while (true) {
            URI question = question(checkpoint);
            OaiPage page = OaiPage.ask(reading, question, address);
            OaiError error = page.says().error().filter(e -> !e.isEmptyList()).orElse(null);
            if (error != null && error.isBadToken() && !begunAgain) {
                LOG.warn("{}: the repository has forgotten where the harvest was; it begins again with {}",
                        address, checkpoint.text(FROM).orElse("the first record"));
                begunAgain = true;
                checkpoint = OaiPage.withoutPage(checkpoint).with(TOKEN, null).with(DONE, null);
                continue;
            }
            if (error != null) {
                throw new IOException(question + ": the repository answers with an error: " + error.code()
                        + " " + error.message());
            }
            page.publish(reading, checkpoint);
            Optional<String> token = page.says().resumptionToken();
            if (token.isEmpty()) {
                reading.save(Checkpoint.NONE.with(HARVESTED, checkpoint.text(UNTIL).orElse(null)));
                return;
            }
            if (token.equals(checkpoint.text(TOKEN))) {
                throw new IOException(question + ": the repository answers with the same token again");
            }
            long done = checkpoint.number(DONE, 0) + page.size();
            checkpoint = OaiPage.withoutPage(checkpoint)
                    .with(TOKEN, token.get())
                    .with(DONE, Long.toString(done));
            reading.save(checkpoint);
            reading.progress()
                    .at(done, page.says().completeListSize().orElse(0), "records", reading.listings());
        }
    }

    /** Where the next harvest begins and ends; absent when there is none to make. */
    private Optional<Checkpoint> next(Checkpoint checkpoint, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        LocalDate until = days.to().filter(to -> to.isBefore(yesterday)).orElse(yesterday);
        LocalDate from = checkpoint.day(HARVESTED)
                .map(last -> last.plusDays(1))
                .orElse(days.from().orElse(until));
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
