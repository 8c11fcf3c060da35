package dev.paperwire.sink.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Those who wait until everything up to the moment of their asking is settled. */
final class Inquiries {
    private static final class Inquiry {
        final CompletableFuture<Void> answer = new CompletableFuture<>();
        @Nullable
        Map<TopicPartition, Long> ends;
    }

    private final Queue<Inquiry> waiting = new ConcurrentLinkedQueue<>();

    /** Safe for any thread. */
    CompletableFuture<Void> ask() {
        Inquiry inquiry = new Inquiry();
        waiting.add(inquiry);
        return inquiry.answer;
    }

    boolean areWaiting() {
        return !waiting.isEmpty();
    }

    /** Answers those that can be answered; one asked before partitions were assigned waits for that. */
    void answer(Consumer<?, ?> consumer, Ledger ledger) {
        for (Iterator<Inquiry> all = waiting.iterator(); all.hasNext();) {
            Inquiry inquiry = all.next();
            if (inquiry.ends == null) {
                if (consumer.assignment().isEmpty()) {
                    return;
                }
                try {
                    inquiry.ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
                } catch (TimeoutException _) {
                    return; // the broker is away: asked again at the next turn
                }
            }
            Map<TopicPartition, Long> ends = inquiry.ends;
            ends.entrySet().removeIf(end -> ledger.safeUpTo(end.getKey()) >= end.getValue());
            if (ends.isEmpty()) {
                all.remove();
                inquiry.answer.complete(null);
            }
        }
    }

    /** Nobody will answer any more. */
    void end() {
        waiting.forEach(inquiry -> inquiry.answer
                .completeExceptionally(new IllegalStateException("the delivery ended")));
    }

    void dropped(Collection<TopicPartition> partitions) {
        waiting.forEach(inquiry -> {
            if (inquiry.ends != null) {
                inquiry.ends.keySet().removeAll(partitions);
            }
        });
    }
}
