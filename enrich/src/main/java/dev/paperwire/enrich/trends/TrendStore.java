package dev.paperwire.enrich.trends;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The counts by day and topic, and the days whose trends are not written yet. Keys are {@code DAY|TOPIC}, with an empty topic for
 * all papers of the day, so that a span of days is a range.
 */
final class TrendStore {
    private static final String DIRTY = "dirty|";
    private static final String WRITTEN_FROM = "written-from|";
    /** Comes after {@code |} in every key. */
    private static final String AFTER = "}";

    private final KeyValueStore<String, Count> store;

    TrendStore(KeyValueStore<String, Count> store) {
        this.store = store;
    }

    void add(LocalDate day, String topic, String label, String area, long papers) {
        String key = day + "|" + topic;
        Count before = store.get(key);
        store.put(key, new Count((before == null ? 0 : before.papers()) + papers, label, area));
    }

    void remove(LocalDate day, String topic) {
        store.delete(day + "|" + topic);
    }

    /** The counts of a day by topic; under the empty topic that of all papers. */
    SortedMap<String, Count> day(LocalDate day) {
        SortedMap<String, Count> counts = new TreeMap<>();
        forEach(day + "|", day + AFTER,
                (key, count) -> counts.put(key.substring(key.indexOf('|') + 1), count));
        return counts;
    }

    /** The days from one to before another that have counts. */
    List<LocalDate> days(@Nullable LocalDate from, LocalDate before) {
        List<LocalDate> days = new ArrayList<>();
        forEach(from == null ? "0" : from.toString(), before.toString(), (key, count) -> {
            LocalDate day = LocalDate.parse(key.substring(0, key.indexOf('|')));
            if (days.isEmpty() || !days.getLast().equals(day)) {
                days.add(day);
            }
        });
        return days;
    }

    void markDirty(LocalDate day) {
        store.put(DIRTY + day, Count.NONE);
    }

    void markWritten(LocalDate day) {
        store.delete(DIRTY + day);
    }

    List<LocalDate> dirtyDays() {
        List<LocalDate> days = new ArrayList<>();
        forEach(DIRTY, DIRTY.replace("|", AFTER),
                (key, count) -> days.add(LocalDate.parse(key.substring(DIRTY.length()))));
        return days;
    }

    /** The first day whose trends are kept, as of the last writing. */
    @Nullable
    LocalDate writtenFrom() {
        Count found = store.get(WRITTEN_FROM);
        return found == null ? null : LocalDate.ofEpochDay(found.papers());
    }

    void writtenFrom(LocalDate day) {
        store.put(WRITTEN_FROM, new Count(day.toEpochDay(), "", ""));
    }

    private void forEach(String from, String to, BiConsumer<String, Count> action) {
        List<KeyValue<String, Count>> found = new ArrayList<>();
        try (KeyValueIterator<String, Count> entries = store.range(from, to)) {
            entries.forEachRemaining(found::add);
        }
        found.forEach(entry -> action.accept(entry.key, entry.value));
    }
}
