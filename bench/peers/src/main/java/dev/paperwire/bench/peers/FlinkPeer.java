package dev.paperwire.bench.peers;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Apache Flink: its Kafka source and a sink of its asynchronous kind, in a cluster within this process, with checkpoints.
 */
public final class FlinkPeer implements Peer {
    private static final long CHECKPOINTS_MILLIS = 5000;

    private FlinkPeer() {}

    /** {@code BOOTSTRAP_SERVERS TOPIC ELASTICSEARCH INDEX DOCUMENTS}. */
    public static void main(String[] args) {
        Peer.main(new FlinkPeer(), args);
    }

    @Override
    public String name() {
        return "flink";
    }

    @Override
    public String version() {
        return EnvironmentInformation.getVersion();
    }

    @Override
    public long carry(Load load) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // a failure is to be seen
        StreamExecutionEnvironment environment = StreamExecutionEnvironment
                .createLocalEnvironment(Runtime.getRuntime().availableProcessors(), configuration);
        environment.enableCheckpointing(CHECKPOINTS_MILLIS, CheckpointingMode.AT_LEAST_ONCE);
        environment.getConfig().enableObjectReuse();
        environment.fromSource(source(load), WatermarkStrategy.noWatermarks(), "papers")
                .map(new FirstRecord())
                .sinkTo(new BulkSink(load.elasticsearch(), load.index()));
        try (Arrivals arrivals = new Arrivals(load.elasticsearch(), load.index())) {
            JobClient job = environment.executeAsync();
            CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
            long last = arrivals.await(load.documents(), result);
            return last - result.join().<Long>getAccumulatorResult(FirstRecord.AT);
        } finally {
            environment.close();
        }
    }

    private static KafkaSource<Tuple2<String, byte[]>> source(Load load) {
        return KafkaSource.<Tuple2<String, byte[]>>builder()
                .setBootstrapServers(load.bootstrapServers())
                .setTopics(load.topic())
                .setGroupId("peer-" + UUID.randomUUID())
                .setStartingOffsets(OffsetsInitializer.earliest())
                // Two partitions of one reader would have metrics of the same names.
                .setProperty(KafkaSourceOptions.REGISTER_KAFKA_CONSUMER_METRICS.key(), "false")
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new DocumentSchema())
                .build();
    }
}
