package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.merge.AnnotationFailure;
import dev.paperwire.enrich.merge.Group;
import dev.paperwire.enrich.merge.PaperChange;
import dev.paperwire.enrich.merge.PaperMaker;
import dev.paperwire.enrich.merge.Published;
import dev.paperwire.enrich.merge.Regrouped;
import dev.paperwire.enrich.trends.TrendChange;
import dev.paperwire.enrich.trends.TrendChange.Listed;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.json.JsonCodec;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Keeps the groups of titles, and writes the papers that change with them.
 *
 * @param store its store, by the title's id
 * @param maker makes the papers
 * @param listings the channel that a reject names as its origin
 * @param tally counts papers and rejects
 */
record PublishPapers(StoreBuilder<KeyValueStore<String, Group>> store, PaperMaker maker, String listings,
        Tally tally)
        implements
            ProcessorSupplier<String, MemberChange, String, Effect> {
    /** The header that bears a paper's revision, in decimal digits, on its every record, tombstones too. */
    static final String REVISION = "revision";
    /** The header that tells when the listing was fetched that changed the paper, as an ISO 8601 time; not there after a retraction. */
    static final String FETCHED_AT = "fetched_at";

    @Override
    public Processor<String, MemberChange, String, Effect> get() {
        return new Publishing();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(store);
    }

    private final class Publishing extends ContextualProcessor<String, MemberChange, String, Effect> {
        private static final JsonCodec<Listing> LISTINGS = JsonCodec.of(Listing.class);

        private @Nullable KeyValueStore<String, Group> groups;

        @Override
        public void init(ProcessorContext<String, Effect> context) {
            super.init(context);
            groups = context.getStateStore(store.name());
        }

        @Override
        public void process(Record<String, MemberChange> change) {
            KeyValueStore<String, Group> known = Objects.requireNonNull(groups);
            String home = change.key();
            Group group = Objects.requireNonNullElse(known.get(home), Group.NONE)
                    .with(change.value().member(), change.value().draft());
            Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
            Regrouped regrouped = maker.regroup(home, group, now);
            known.put(home, regrouped.group());
            regrouped.changes().forEach(one -> write(change, one));
            regrouped.failures().forEach(one -> fail(change, one));
        }

        private void write(Record<String, MemberChange> cause, PaperChange change) {
            byte[] revision = Long.toString(change.revision()).getBytes(UTF_8);
            Headers headers = new RecordHeaders().add(REVISION, revision);
            Header fetched = cause.headers().lastHeader(FETCHED_AT);
            if (fetched != null) {
                headers.add(fetched);
            }
            context().forward(new Record<String, Effect>(change.id(), new Effect.Write(change.paper()),
                    cause.timestamp(), headers));
            tally.written(change.paper() == null);
            TrendChange counts = new TrendChange(listed(change.before()), listed(change.after()));
            if (!counts.before().equals(counts.after())) {
                tally.trendsPending().set(true);
                context().forward(new Record<String, Effect>(change.id(), new Effect.Count(counts),
                        cause.timestamp()));
            }
        }

        private void fail(Record<String, MemberChange> cause, AnnotationFailure failure) {
            RecordMetadata place = context().recordMetadata().orElseThrow();
            tally.rejected();
            var reject = new Refusals(listings).reject(failure.paper().getBytes(UTF_8),
                    LISTINGS.write(failure.listing()),
                    cause.headers(), place.partition(), place.offset(), context().currentSystemTimeMs(),
                    "annotation-failed",
                    Refusals.oneLine(failure.cause()));
            context().forward(
                    new Record<String, Effect>(cause.key(), new Effect.Fail(reject), cause.timestamp()));
        }

        private static Listed listed(@Nullable Published paper) {
            return paper == null ? Listed.NOT : Listed.on(paper.days(), paper.annotations().topics());
        }
    }
}
