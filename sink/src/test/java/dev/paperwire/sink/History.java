package dev.paperwire.sink;

import dev.paperwire.listing.channel.Channels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Papers that come, change, go and come again, some of them malformed; and what must be left of them. */
final class History implements AutoCloseable {
    private static final long FIRST_REVISION = 1_773_828_000_000L;
    private static final int IN_FLIGHT = 500;
    private static final int ONE_IN_SO_MANY_MALFORMED = 250;
    private static final int ONE_IN_SO_MANY_DELETED = 8;

    private final Channels channels;
    private final Random random;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Node.Document> expected = new TreeMap<>();
    private final Set<String> refused = new HashSet<>();
    private final AtomicInteger papers = new AtomicInteger();
    private long records;

    /** A future that is told whether its record is one that Elasticsearch must refuse. */
    private record Sent(Future<RecordMetadata> at, boolean malformed) {}

    private record Made(ProducerRecord<byte[], byte[]> kafkaRecord, boolean malformed) {}

    History(Channels channels, long seed, Map<String, String> kafka) {
        this.channels = channels;
        this.random = new Random(seed);
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("max.in.flight.requests.per.connection", 1);
        config.put("delivery.timeout.ms", 600_000);
        config.put("max.block.ms", 300_000);
        config.put("linger.ms", 5);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends so many new papers, and about half as many updates and tombstones of all so far, in random order. */
    void send(int newPapers) throws Exception {
        List<Sent> sent = new ArrayList<>();
        for (int end = papers.get() + newPapers; papers.get() < end;) {
            int known = papers.get();
            boolean isNew = known == 0 || random.nextInt(3) > 0;
            Made made = record("p" + (isNew ? papers.getAndIncrement() : random.nextInt(known)));
            sent.add(new Sent(producer.send(made.kafkaRecord), made.malformed));
            records++;
            if (sent.size() == IN_FLIGHT) {
                settle(sent);
            }
        }
        settle(sent);
    }

    private Made record(String id) {
        long revision = FIRST_REVISION + records;
        boolean malformed = random.nextInt(ONE_IN_SO_MANY_MALFORMED) == 0;
        String value = null;
        if (malformed) {
            value = "{\"id\":\"" + id + "\",\"revision\":" + revision + ",\"malformed\":true}";
        } else if (random.nextInt(ONE_IN_SO_MANY_DELETED) == 0) {
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
        return new Made(kafkaRecord, malformed);
    }

    private void settle(List<Sent> sent) throws Exception {
        for (Sent each : sent) {
            RecordMetadata at = each.at.get();
            if (each.malformed) {
                refused.add(at.topic() + "-" + at.partition() + "-" + at.offset());
            }
        }
        sent.clear();
    }

    /** How many papers there were so far, those that are gone counted too. */
    int papers() {
        return papers.get();
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

    @Override
    public void close() {
        producer.close();
    }
}
