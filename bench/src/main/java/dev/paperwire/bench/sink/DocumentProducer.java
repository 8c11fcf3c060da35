package dev.paperwire.bench.sink;

import dev.paperwire.bench.sink.Documents.Document;
import dev.paperwire.sink.document.PaperRendering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Brings documents into Kafka as the stream writes papers: under their ids, with their revisions. */
public final class DocumentProducer {
    private DocumentProducer() {}

    /**
     * Sends all; returns when Kafka has them.
     *
     * @param kafka the client's settings
     * @param topic a topic that exists
     */
    public static void send(Map<String, String> kafka, String topic, List<Document> documents)
            throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("compression.type", "lz4");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (Document document : documents) {
                var paper = new ProducerRecord<>(topic, document.id().getBytes(UTF_8), document.json());
                paper.headers()
                        .add(PaperRendering.REVISION, Long.toString(document.revision()).getBytes(UTF_8));
                sent.add(producer.send(paper));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }
    }
}
