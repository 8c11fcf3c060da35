package dev.paperwire.enrich.trends;

import dev.paperwire.listing.TopicTrend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Counts changes of papers and writes the trends that changed when papers have come to rest, not at each change: one more paper
 * changes the shares of its day and the momentum of the four weeks after it. Where papers never rest, trends are written all the same,
 * but seldom, or they would be as many as the papers.
 *
 * @param store its store
 * @param horizonDays how many days back trends are kept
 * @param interval how long papers must have rested; after {@value #LONGEST} times as long trends are written anyway
 * @param pending is set while counted changes are not written yet
 */
public record CountTrends(StoreBuilder<KeyValueStore<String, Count>> store, int horizonDays,
        Duration interval, AtomicBoolean pending)
        implements
            ProcessorSupplier<String, TrendChange, String, @Nullable TopicTrend> {
    private static final int LONGEST = 10;

    @Override
    public Processor<String, TrendChange, String, @Nullable TopicTrend> get() {
        return new Counting();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(store);
    }

    private final class Counting
            extends
                ContextualProcessor<String, TrendChange, String, @Nullable TopicTrend> {
        private @Nullable TrendBook book;
        private long changed;
        private long written;

        @Override
        public void init(ProcessorContext<String, @Nullable TopicTrend> context) {
            super.init(context);
            KeyValueStore<String, Count> counts = context.getStateStore(store.name());
            TrendBook opened = new TrendBook(new TrendStore(counts), horizonDays);
            book = opened;
            written = context.currentSystemTimeMs();
            pending.set(true); // a run before this one may have counted without writing
            context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, now -> {
                if (now - changed >= interval.toMillis() || now - written >= LONGEST * interval.toMillis()) {
                    write(opened, now);
                }
            });
        }

        @Override
        public void process(Record<String, TrendChange> change) {
            if (book != null) {
                changed = context().currentSystemTimeMs();
                book.count(change.value(), today(changed));
                pending.set(true);
            }
        }

        /** The task goes to another copy, which sets the mark itself. */
        @Override
        public void close() {
            pending.set(false);
        }

        private void write(TrendBook opened, long now) {
            opened.write(today(now),
                    (key, trend) -> context().forward(new Record<>(key, trend, now)));
            written = now;
            pending.set(false);
        }

        private static LocalDate today(long now) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
        }
    }
}
