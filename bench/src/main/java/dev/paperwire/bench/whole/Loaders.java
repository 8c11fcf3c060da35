package dev.paperwire.bench.whole;

import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.paperwire.bench.sink.Documents.Document;
import dev.paperwire.bench.sink.RawLoader;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.sink.SinkService;
import dev.paperwire.sink.SinkSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What brings the papers of a channel into an empty index: the sink, and what it is measured against. */
final class Loaders {
    private static final int BULK = 1_000;

    private final Bed bed;
    private final Channels channels;
    private final List<Document> documents;
    private final Map<String, String> settings;
    private int runs;

    /**
     * Of documents that are in the channel of papers already.
     *
     * @param channels theirs
     * @param documents the same
     * @param settings what the sink is set to besides
     */
    Loaders(Bed bed, Channels channels, List<Document> documents, Map<String, String> settings) {
        this.bed = bed;
        this.channels = channels;
        this.documents = documents;
        this.settings = Map.copyOf(settings);
    }

    /** From the first record that the sink has until the last is in the index; joining a group takes seconds of nothing. */
    Trial sink() throws Exception {
        bed.emptyPapers(channels);
        Map<String, String> all = new HashMap<>(settings);
        all.put("sink.group", group());
        SinkService sink = new SinkService(SinkSettings.from(bed.settings(channels.prefix(), all)));
        try (Job job = new Job("sink", sink::run, sink::close)) {
            Await.until("the start of the sink", () -> {
                job.check();
                return sink.progress().received() > 0;
            });
            Meter.Reading begun = bed.meter().begin();
            Await.until("the sink", () -> {
                job.check();
                return sink.progress().indexed() + sink.progress().refused() >= documents.size();
            });
            return bed.meter().end(begun, documents.size());
        }
    }

    /** Bulks that were made before, over so many connections. */
    Trial raw(int connections) throws Exception {
        bed.emptyPapers(channels);
        RawLoader raw = new RawLoader(bed.elasticsearch(), channels.papers().name(), documents, BULK);
        Meter.Reading begun = bed.meter().begin();
        raw.load(connections);
        return bed.meter().end(begun, documents.size());
    }

    /** The client's own helper as it comes, fed from a plain consumer. */
    Trial bulkIngester() throws Exception {
        bed.emptyPapers(channels);
        try (KafkaConsumer<byte[], byte[]> consumer = PaperTopic.consumer(bed, Map.of("group.id", group()))) {
            consumer.subscribe(List.of(channels.papers().name()));
            ConsumerRecords<byte[], byte[]> records = PaperTopic.poll(consumer);
            Meter.Reading begun;
            try (BulkIngester<Void> ingester = BulkIngester
                    .of(with -> with.client(bed.cluster().asyncClient()))) {
                while (records.isEmpty()) {
                    records = PaperTopic.poll(consumer);
                }
                begun = bed.meter().begin();
                for (int added = 0; added < documents.size(); records = PaperTopic.poll(consumer)) {
                    for (ConsumerRecord<byte[], byte[]> each : records) {
                        add(ingester, each);
                        added++;
                    }
                }
            }
            return bed.meter().end(begun, documents.size());
        }
    }

    private void add(BulkIngester<Void> ingester, ConsumerRecord<byte[], byte[]> paper) {
        ingester.add(operation -> operation.index(index -> index.index(channels.papers().name())
                .requireAlias(true)
                .id(new String(paper.key(), UTF_8))
                .version(PaperTopic.revision(paper))
                .versionType(VersionType.External)
                .document(BinaryData.of(paper.value(), ContentType.APPLICATION_JSON))));
    }

    private String group() {
        runs++;
        return channels.prefix() + "loader-" + runs;
    }
}
