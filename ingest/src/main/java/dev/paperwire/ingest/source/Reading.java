package dev.paperwire.ingest.source;

import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.fetch.Fetched;
import dev.paperwire.ingest.fetch.Fetcher;
import dev.paperwire.ingest.fetch.RobotsRules;
import dev.paperwire.ingest.fetch.Validators;
import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.ListingParser;
import dev.paperwire.ingest.format.Outcome;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.DocumentPublisher;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import dev.paperwire.ingest.publish.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a source: what it reads with, and what it has read. Used by one thread. */
public final class Reading {
    private final String name;
    private final OptionalInt year;
    private final RobotsRules robots;
    private final Fetcher fetcher;
    private final DocumentPublisher documents;
    private final Checkpoints checkpoints;
    private final InstantSource clock;
    private final Progress progress;
    private long listings;
    private long retracted;
    private long refused;

    /**
     * A run.
     *
     * @param name the source's name, the key of its checkpoint
     * @param year the year of days that documents print without one
     */
    public Reading(String name, OptionalInt year, RobotsRules robots, Fetcher fetcher,
            DocumentPublisher documents,
            Checkpoints checkpoints, InstantSource clock) {
        this.name = name;
        this.year = year;
        this.robots = robots;
        this.fetcher = fetcher;
        this.documents = documents;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.progress = new Progress(name, clock);
    }

    Checkpoint checkpoint() {
        return checkpoints.load(name);
    }

    void save(Checkpoint checkpoint) throws KafkaUnavailable, InterruptedException {
        checkpoints.save(name, checkpoint);
    }

    /** The checkpoint of a part of the source, such as one of its files. */
    Checkpoint checkpoint(String part) {
        return checkpoints.load(name + "|" + part);
    }

    void save(String part, Checkpoint checkpoint) throws KafkaUnavailable, InterruptedException {
        checkpoints.save(name + "|" + part, checkpoint);
    }

    InstantSource clock() {
        return clock;
    }

    /** The day it is, in UTC. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Progress progress() {
        return progress;
    }

    Fetched fetch(URI address, Validators known) throws FetchFailure, InterruptedException {
        return fetcher.fetch(address, known, robots);
    }

    /**
     * Where a document comes from that is read now.
     *
     * @param address its address, or that of the source
     */
    DocumentOrigin origin(@Nullable String address) {
        return new DocumentOrigin(address, clock.instant(), year);
    }

    /**
     * Publishes all of a document; when this returns, Kafka has it.
     *
     * @param address where it comes from
     * @param documentName what it is called in rejects
     */
    Tally publish(InputStream in, ListingParser parser, @Nullable String address, String documentName,
            Consumer<Outcome> seen)
            throws IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        Tally tally;
        try {
            tally = documents.publish(in, parser, origin(address), documentName, seen);
        } catch (UnreadableDocument e) {
            throw e.in(documentName);
        } catch (IOException e) {
            throw new IOException(documentName + ": " + e.getMessage(), e);
        }
        listings += tally.listings();
        retracted += tally.retracted();
        refused += tally.refused();
        if (!tally.isComplete()) {
            throw new KafkaUnavailable(
                    "Kafka: " + tally.firstFailure().orElse("a listing was not acknowledged"), null);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return tally;
    }

    /** How many listings of this run Kafka has acknowledged. */
    public long listings() {
        return listings;
    }

    /** How many retractions of this run Kafka has acknowledged. */
    public long retracted() {
        return retracted;
    }

    /** How many entries of this run went to the rejects. */
    public long refused() {
        return refused;
    }
}
