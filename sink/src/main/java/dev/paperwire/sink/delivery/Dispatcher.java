package dev.paperwire.sink.delivery;

import dev.paperwire.sink.delivery.BulkReply.Said;
import dev.paperwire.sink.delivery.Outcome.Refused;
import dev.paperwire.sink.delivery.Outcome.Retriable;
import dev.paperwire.sink.delivery.Outcome.Settled;
import dev.paperwire.sink.delivery.Outcome.Throttled;
import dev.paperwire.sink.delivery.Outcome.Unavailable;
import dev.paperwire.sink.metrics.SinkMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, as bulks, several under way at once, and judges what comes back. While the cluster is away it sends one
 * bulk at a time, after growing waits, until one is answered. Belongs to one thread; only answers come from others.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int SERVER_FAILED = 500;

    private final BulkSender sender;
    private final DeliverySettings settings;
    private final SinkMetrics metrics;
    private final Settlement settlement;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Backlog backlog = new Backlog();
    private final InFlightLimit limit;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private int inFlight;
    private int outage;
    private long resumeAt;
    private long readySince;

    Dispatcher(BulkSender sender, DeliverySettings settings, SinkMetrics metrics, Settlement settlement) {
        this.sender = sender;
        this.settings = settings;
        this.metrics = metrics;
        this.settlement = settlement;
        this.limit = new InFlightLimit(settings.inFlight());
    }

    void add(Item item) {
        backlog.add(item);
    }

    boolean isIdle() {
        return backlog.count() == 0;
    }

    boolean isFull() {
        return backlog.bytes() >= settings.bufferBytes() || backlog.count() >= settings.bufferCount();
    }

    boolean isHalfEmpty() {
        return backlog.bytes() <= settings.bufferBytes() / 2 && backlog.count() <= settings.bufferCount() / 2;
    }

    /** Whether a bulk can be sent as soon as another is answered, without anything more to read. */
    boolean hasBulkWaiting() {
        return backlog.waitingCount() >= settings.bulkCount()
                || backlog.waitingBytes() >= settings.bulkBytes();
    }

    boolean isOutage() {
        return outage > 0;
    }

    int inFlight() {
        return inFlight;
    }

    void drop(Collection<TopicPartition> partitions) {
        backlog.drop(partitions);
    }

    /** Sends what may be sent now. */
    void send() {
        long now = System.nanoTime();
        while (maySend(now)) {
            List<Item> bulk = backlog.take(settings.bulkCount(), settings.bulkBytes(), now);
            bulk.forEach(Item::sent);
            inFlight++;
            metrics.bulkSent(bulk.size(), bulk.stream().mapToLong(Item::bytes).sum());
            sender.send(bulk, answers::add);
            readySince = 0;
        }
    }

    private boolean maySend(long now) {
        if (!backlog.hasReady(now)) {
            readySince = 0;
            return false;
        }
        if (outage > 0) {
            return inFlight == 0 && now - resumeAt >= 0;
        }
        if (inFlight == 0) {
            return true;
        }
        if (inFlight >= limit.current()) {
            return false;
        }
        if (hasBulkWaiting()) {
            return true;
        }
        if (readySince == 0) {
            readySince = now;
        }
        return now - readySince >= settings.linger().toNanos();
    }

    /** Takes the answers that are there, waiting for a first one at most so long. */
    void receive(Duration patience) throws InterruptedException {
        Answer answer = answers.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        for (; answer != null; answer = answers.poll()) {
            inFlight--;
            switch (answer) {
                case Answer.Each each -> judge(each);
                case Answer.Whole whole -> judge(whole.items(), Judge.bulk(whole.said()));
                case Answer.Failure failure -> judge(failure.items(), Judge.unanswered(failure.cause()));
            }
        }
    }

    private void judge(Answer.Each answer) {
        if (outage > 0) {
            LOG.info("Elasticsearch answers again after {} failed tries", outage);
            outage = 0;
        }
        List<Said> said = answer.reply().items();
        List<Item> again = new ArrayList<>();
        boolean throttled = false;
        for (int i = 0; i < answer.items().size(); i++) {
            Item item = answer.items().get(i);
            switch (said.isEmpty()
                    ? Judge.good(item.operation())
                    : limited(Judge.item(item.operation(), said.get(i)), item)) {
                case Settled settled -> settle(item, settled);
                case Retriable retriable -> {
                    metrics.retried(retriable.status(), retriable.type());
                    throttled |= retriable instanceof Throttled;
                    again.add(item);
                }
            }
        }
        metrics.bulkAnswered(Duration.ofNanos(answer.nanos()));
        if (throttled) {
            limit.throttled();
        } else {
            long bytes = answer.items().stream().mapToLong(Item::bytes).sum();
            limit.wentWell(backlog.hasReady(System.nanoTime()), (double) answer.nanos() / bytes);
        }
        putBack(again);
    }

    private void judge(List<Item> items, Outcome outcome) {
        switch (outcome) {
            case Refused refused when items.size() == 1 -> settle(items.getFirst(), refused);
            case Refused refused -> {
                LOG.info("a bulk of {} was refused as a whole ({}): looking for the cause in halves",
                        items.size(),
                        refused.type());
                items.forEach(item -> item.isolate((items.size() + 1) / 2));
                putBack(items, System.nanoTime());
            }
            case Throttled throttled -> {
                items.forEach(_ -> metrics.retried(throttled.status(), throttled.type()));
                limit.throttled();
                putBack(items);
            }
            case Unavailable unavailable -> {
                items.forEach(_ -> metrics.retried(unavailable.status(), unavailable.type()));
                beAway(unavailable);
                putBack(items, resumeAt);
            }
            case Settled settled -> items.forEach(item -> settle(item, settled));
        }
    }

    private void beAway(Unavailable unavailable) {
        outage++;
        Duration wait = settings.backoff().delay(outage, random);
        resumeAt = System.nanoTime() + wait.toNanos();
        if (outage == 1) {
            LOG.warn("Elasticsearch is away ({} {}): the consumer pauses until it is back",
                    unavailable.status(),
                    unavailable.type());
        }
    }

    private Outcome limited(Outcome outcome, Item item) {
        return outcome instanceof Unavailable(int status, String type) && status == SERVER_FAILED
                && item.attempts() >= settings.attempts()
                        ? new Refused(status, type, "failed in each of " + item.attempts() + " tries",
                                item.index())
                        : outcome;
    }

    /** One wait for all, so that they come back as one bulk again. */
    private void putBack(List<Item> items) {
        int attempts = items.stream().mapToInt(Item::attempts).max().orElse(1);
        putBack(items, System.nanoTime() + settings.backoff().delay(attempts, random).toNanos());
    }

    private void putBack(List<Item> items, long notBefore) {
        backlog.putBack(items.stream().filter(settlement::isWanted).toList(), notBefore);
        items.stream().filter(item -> !settlement.isWanted(item)).forEach(backlog::settled);
    }

    private void settle(Item item, Settled outcome) {
        backlog.settled(item);
        settlement.settled(item, outcome);
    }
}
