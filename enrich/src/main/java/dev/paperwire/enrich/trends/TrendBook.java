package dev.paperwire.enrich.trends;

import dev.paperwire.enrich.trends.TrendChange.Listed;
import dev.paperwire.listing.TopicTrend;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the counts and tells the trends of the days that changed. Counting adds and subtracts, so that late days, revisions and
 * retractions come out exactly; only days before the horizon are forgotten.
 */
final class TrendBook {
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private final TrendStore store;
    private final int horizonDays;

    TrendBook(TrendStore store, int horizonDays) {
        this.store = store;
        this.horizonDays = horizonDays;
    }

    void count(TrendChange change, LocalDate today) {
        LocalDate first = firstCounted(today);
        count(change.before(), -1, first);
        count(change.after(), 1, first);
    }

    private void count(Listed listed, int papers, LocalDate first) {
        for (LocalDate day : listed.days()) {
            if (day.isBefore(first) || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                continue;
            }
            store.add(day, "", "", "", papers);
            listed.topics()
                    .forEach(topic -> store.add(day, topic.id(), topic.label(), topic.area(), papers));
            store.markDirty(day);
        }
    }

    /**
     * Tells what changed since the last time.
     *
     * @param trends takes each trend under its key; null says that there is none any more
     */
    void write(LocalDate today, BiConsumer<String, @Nullable TopicTrend> trends) {
        moveHorizon(today, trends);
        LocalDate from = firstWritten(today);
        List<LocalDate> dirty = store.dirtyDays();
        NavigableSet<LocalDate> changed = new TreeSet<>();
        for (LocalDate day : dirty) {
            // A day's counts are also the past of the days after it.
            for (int after = 0; after <= Momentum.TRAILING_DAYS; after++) {
                changed.add(day.plusDays(after));
            }
        }
        Map<LocalDate, SortedMap<String, Count>> counts = new HashMap<>();
        for (LocalDate day : changed.tailSet(from, true)) {
            write(day, counts, trends);
        }
        for (LocalDate day : dirty) {
            counts.computeIfAbsent(day, store::day).forEach((topic, count) -> {
                if (count.papers() == 0) {
                    store.remove(day, topic);
                }
            });
            store.markWritten(day);
        }
    }

    private void write(LocalDate day, Map<LocalDate, SortedMap<String, Count>> counts,
            BiConsumer<String, @Nullable TopicTrend> trends) {
        SortedMap<String, Count> today = counts.computeIfAbsent(day, store::day);
        if (today.isEmpty()) {
            return;
        }
        Map<String, Long> before = new HashMap<>();
        for (int days = 1; days <= Momentum.TRAILING_DAYS; days++) {
            counts.computeIfAbsent(day.minusDays(days), store::day)
                    .forEach((topic, count) -> before.merge(topic, count.papers(), Long::sum));
        }
        long all = papers(today);
        long allBefore = before.getOrDefault("", 0L);
        today.forEach((topic, count) -> {
            if (topic.isEmpty()) {
                return;
            }
            if (count.papers() == 0) {
                trends.accept(topic + "|" + day, null);
                return;
            }
            double momentum = Momentum.of(count.papers(), all, before.getOrDefault(topic, 0L), allBefore);
            TopicTrend trend = new TopicTrend(day, topic, count.label(), count.area(), count.papers(),
                    (double) count.papers() / all, momentum);
            trends.accept(trend.key(), trend);
        });
    }

    private static long papers(SortedMap<String, Count> day) {
        Count all = day.get("");
        return all == null ? 0 : all.papers();
    }

    /** Takes back the trends of days that have become too old, and forgets their counts once no trend rests on them. */
    private void moveHorizon(LocalDate today, BiConsumer<String, @Nullable TopicTrend> trends) {
        LocalDate from = firstWritten(today);
        LocalDate before = store.writtenFrom();
        if (from.equals(before)) {
            return;
        }
        for (LocalDate day : store.days(before, from)) {
            store.day(day)
                    .keySet()
                    .stream()
                    .filter(topic -> !topic.isEmpty())
                    .forEach(
                            topic -> trends.accept(topic + "|" + day, null));
        }
        if (before != null) {
            store.days(from, before).forEach(store::markDirty); // the horizon was widened
        }
        for (LocalDate day : store.days(null, firstCounted(today))) {
            store.day(day).keySet().forEach(topic -> store.remove(day, topic));
            store.markWritten(day);
        }
        store.writtenFrom(from);
    }

    private LocalDate firstWritten(LocalDate today) {
        return today.minusDays(horizonDays - 1L);
    }

    private LocalDate firstCounted(LocalDate today) {
        return firstWritten(today).minusDays(Momentum.TRAILING_DAYS);
    }
}
