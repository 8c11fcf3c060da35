package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.identity.Identity;
import dev.paperwire.enrich.merge.Retraction;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.json.JsonCodec;
import dev.paperwire.listing.json.UnreadableRecord;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Tells facts from records that are none, what they are collected under, and where. */
final class ReadListing
        extends
            ContextualProcessor<byte @Nullable [], byte @Nullable [], String, Reading> {
    private static final JsonCodec<Listing> LISTINGS = JsonCodec.of(Listing.class);

    private final Refusals refusals;
    private final int maxBytes;
    private final Placement placement;
    private final Tally tally;

    ReadListing(String channel, int maxBytes, Placement placement, Tally tally) {
        this.refusals = new Refusals(channel);
        this.maxBytes = maxBytes;
        this.placement = placement;
        this.tally = tally;
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> raw) {
        byte[] key = raw.key();
        byte[] value = raw.value();
        tally.read();
        if (key == null) {
            refuse(raw, "null-key",
                    "the key is null; repetitions of a listing need a common key to stay in order");
        } else if (value == null) {
            retract(raw, key);
        } else if (value.length > maxBytes) {
            refuse(raw, "too-large", value.length + " bytes, at most " + maxBytes + " are allowed");
        } else {
            list(raw, value);
        }
    }

    private void list(Record<byte @Nullable [], byte @Nullable []> raw, byte[] value) {
        Listing listing;
        try {
            listing = LISTINGS.read(value);
        } catch (UnreadableRecord e) {
            refuse(raw, e.reason().toString(), e.detail());
            return;
        }
        raw.headers().remove(PublishPapers.FETCHED_AT);
        raw.headers().add(PublishPapers.FETCHED_AT, listing.fetchedAt().toString().getBytes(UTF_8));
        accept(raw, Identity.key(listing), Retraction.announcedBy(listing)
                .<Fact>map(Fact.Retracted::new)
                .orElseGet(() -> new Fact.Listed(listing, value)));
    }

    private void retract(Record<byte @Nullable [], byte @Nullable []> raw, byte[] key) {
        RetractionKey.parse(key)
                .ifPresentOrElse(
                        retracted -> accept(raw, retracted.key(), new Fact.Retracted(
                                new Retraction(retracted.source(), Instant.ofEpochMilli(raw.timestamp())))),
                        () -> refuse(raw, "null-value",
                                "the value is null and the key is no retract|SOURCE|SCHEME:IDENTIFIER"));
    }

    private void accept(Record<byte @Nullable [], byte @Nullable []> raw, String key, Fact fact) {
        boolean here = context().recordMetadata().orElseThrow().partition() == placement.of(key);
        context().forward(
                raw.withKey(key).withValue(here ? new Reading.Here(fact) : new Reading.Elsewhere(fact)));
    }

    private void refuse(Record<byte @Nullable [], byte @Nullable []> raw, String reason, String detail) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        tally.rejected();
        context().forward(raw.withKey("")
                .withValue(
                        new Reading.Refused(
                                refusals.reject(raw.key(), raw.value(), raw.headers(), place.partition(),
                                        place.offset(), context().currentSystemTimeMs(), reason, detail))));
    }
}
