package dev.paperwire.sink;

import dev.paperwire.listing.channel.Channels;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Papers that come, change, go and come again, some of them malformed; and what must be left of them. */
final class History {
    private static final long FIRST_REVISION = 1_773_828_000_000L;
    private static final int IN_FLIGHT = 500;

    private final Channels channels;
    private final Random random;
    private final Map<String, Node.Document> expected = new TreeMap<>();
    private final Set<String> refused = new HashSet<>();
    private long records;

    History(Channels channels, long seed) {
        this.channels = channels;
        this.random = new Random(seed);
    }

    /** Sends so many papers, and about half as many updates and tombstones of them, in random order. */
    void send(Map<String, String> kafka, int papers, Runnable between) throws Exception {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("max.in.flight.requests.per.connection", 1);
        config.put("delivery.timeout.ms", 600_000);
        config.put("max.block.ms", 300_000);
        config.put("linger.ms", 5);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(),
                new ByteArraySerializer())) {
            Map<Future<RecordMetadata>, Boolean> sent = new HashMap<>();
            for (int next = 0; next < papers;) {
                boolean isNew = next == 0 || random.nextInt(3) > 0;
                String id = "p" + (isNew ? next++ : random.nextInt(next));
                sent.put(producer.send(record(id)), malformed);
                records++;
                if (sent.size() == IN_FLIGHT) {
                    settle(sent);
                    between.run();
                }
            }
            settle(sent);
        }
    }

    private boolean malformed;

    private ProducerRecord<byte[], byte[]> record(String id) {
        long revision = FIRST_REVISION + records;
        malformed = random.nextInt(250) == 0;
        String value = null;
        if (malformed) {
            value = "{\"id\":\"" + id + "\",\"revision\":" + revision + ",\"malformed\":true}";
        } else if (random.nextInt(8) == 0) {
            expected.remove(id);
        } else {
            value = "{\"id\":\"" + id + "\",\"revision\":" + revision + ",\"title\":\"Paper " + id
                    + "\",\"abstract\":\""
                    + "words ".repeat(20 + random.nextInt(60)) + revision + "\",\"authors\":[\"A. Author\"]}";
            expected.put(id, new Node.Document(revision, value));
        }
        var kafkaRecord = new ProducerRecord<>(channels.papers().name(), id.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8));
        kafkaRecord.headers().add("revision", Long.toString(revision).getBytes(UTF_8));
        return kafkaRecord;
    }

    private void settle(Map<Future<RecordMetadata>, Boolean> sent) throws Exception {
        for (var each : sent.entrySet()) {
            RecordMetadata at = each.getKey().get();
            if (each.getValue()) {
                refused.add(at.topic() + "-" + at.partition() + "-" + at.offset());
            }
        }
        sent.clear();
    }

    /** The documents that must be in the index, by id. */
    Map<String, Node.Document> expected() {
        return expected;
    }

    /** The positions that must be among the rejects. */
    Set<String> refused() {
        return refused;
    }

    long records() {
        return records;
    }
}
