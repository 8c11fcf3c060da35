package dev.paperwire.enrich.rejects;

import dev.paperwire.enrich.identity.Digest;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.KafkaRefusal;
import dev.paperwire.listing.channel.RejectHeaders;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The rejects' channel, for people. A reject stays where it is for ever; replaying sends its bytes once more to the listings'
 * channel, with its count of attempts, so that what fails again comes back as a reject with one attempt more. Sending a
 * listing twice changes nothing.
 */
public final class Rejects {
    private final Map<String, String> kafka;
    private final Channels channels;

    /**
     * Connects only when it is asked something.
     *
     * @param kafka settings of every Kafka client
     * @param channels the channels
     */
    public Rejects(Map<String, String> kafka, Channels channels) {
        this.kafka = Map.copyOf(kafka);
        this.channels = channels;
    }

    /**
     * Shows every reject that is meant, partition by partition in order.
     *
     * @throws RejectsUnavailable if Kafka does not answer or refuses
     */
    public void list(RejectFilter filter, Consumer<Filed> action) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            new RejectLog(consumer, channels.rejects().name()).forEach(filter, action);
        } catch (KafkaException e) {
            throw unavailable("the rejects cannot be read", e);
        }
    }

    /**
     * Sends rejects that are meant to the listings' channel again.
     *
     * @param maxAttempts those that were tried as often are parked
     * @param dryRun only counts
     * @throws RejectsUnavailable if Kafka does not answer or refuses; what was sent until then stays sent
     */
    public Replayed replay(RejectFilter filter, int maxAttempts, boolean dryRun) {
        Map<String, Integer> latest = new HashMap<>();
        list(RejectFilter.ALL,
                filed -> latest.merge(bytesOf(filed.reject()), filed.reject().attempts(), Math::max));
        Replay replay = new Replay(latest, maxAttempts);
        if (dryRun) {
            list(filter, filed -> replay.isDue(filed.reject()));
            return replay.done();
        }
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("enable.idempotence", true);
        properties.put("max.request.size", Channels.MAX_REJECT_BYTES);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            list(filter, filed -> {
                if (replay.isDue(filed.reject())) {
                    var again = new ProducerRecord<>(channels.listings().name(), filed.reject().key(),
                            filed.reject().value());
                    RejectHeaders.write(filed.reject(), again.headers());
                    sent.add(producer.send(again));
                }
            });
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectsUnavailable("interrupted while sending", e);
        } catch (ExecutionException | KafkaException e) {
            throw unavailable("a reject cannot be sent", e);
        }
        return replay.done();
    }

    private RejectsUnavailable unavailable(String what, Exception failure) {
        return new RejectsUnavailable(
                KafkaRefusal.explain(failure, kafka).orElseGet(() -> what + ": " + failure.getMessage()),
                failure);
    }

    /** Tells which rejects are due, and counts. */
    private final class Replay {
        private final Map<String, Integer> latest;
        private final int maxAttempts;
        private long sent;
        private long parked;
        private long superseded;
        private long elsewhere;

        Replay(Map<String, Integer> latest, int maxAttempts) {
            this.latest = latest;
            this.maxAttempts = maxAttempts;
        }

        boolean isDue(Reject reject) {
            String bytes = bytesOf(reject);
            if (!reject.channel().equals(channels.listings().name())) {
                elsewhere++;
            } else if (latest.getOrDefault(bytes, 0) > reject.attempts()) {
                superseded++;
            } else if (reject.attempts() >= maxAttempts) {
                parked++;
            } else {
                latest.put(bytes, Integer.MAX_VALUE); // the same bytes need to be sent only once
                sent++;
                return true;
            }
            return false;
        }

        Replayed done() {
            return new Replayed(sent, parked, superseded, elsewhere);
        }
    }

    private static String bytesOf(Reject reject) {
        byte[] key = orEmpty(reject.key());
        byte[] value = orEmpty(reject.value());
        return Digest.hex(ByteBuffer.allocate(Integer.BYTES + key.length + value.length)
                .putInt(key.length)
                .put(key)
                .put(value)
                .array());
    }

    private static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
