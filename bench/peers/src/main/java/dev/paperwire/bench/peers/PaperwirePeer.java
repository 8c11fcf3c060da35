package dev.paperwire.bench.peers;

import dev.paperwire.listing.settings.Settings;
import dev.paperwire.sink.SinkService;
import dev.paperwire.sink.SinkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The project's own sink with its defaults. Its topic and its index have one name, which ends with {@code papers}. */
public final class PaperwirePeer implements Peer {
    private static final String CHANNEL = "papers";

    private PaperwirePeer() {}

    /** {@code BOOTSTRAP_SERVERS TOPIC ELASTICSEARCH INDEX DOCUMENTS}. */
    public static void main(String[] args) {
        Peer.main(new PaperwirePeer(), args);
    }

    @Override
    public String name() {
        return "paperwire";
    }

    @Override
    public String version() {
        try (InputStream text = PaperwirePeer.class.getResourceAsStream("version.txt")) {
            if (text == null) {
                throw new IllegalStateException("the resource version.txt is missing");
            }
            return new String(text.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long carry(Load load) throws Exception {
        if (!load.topic().endsWith(CHANNEL) || !load.index().equals(load.topic())) {
            throw new IllegalArgumentException("TOPIC and INDEX: expected one name that ends with " + CHANNEL
                    + " but were " + load.topic() + " and " + load.index());
        }
        String prefix = load.topic().substring(0, load.topic().length() - CHANNEL.length());
        SinkSettings settings = SinkSettings.from(Settings.of(Map.of(
                "kafka.bootstrap.servers", load.bootstrapServers(),
                "elasticsearch.urls", load.elasticsearch().toString(),
                "channels.prefix", prefix,
                "sink.group", "peer-" + UUID.randomUUID())));
        try (SinkService sink = new SinkService(settings);
                Arrivals arrivals = new Arrivals(load.elasticsearch(), load.index())) {
            CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> firstRecord(sink));
            CompletableFuture<Void> work = CompletableFuture.runAsync(() -> run(sink),
                    task -> Thread.ofPlatform().start(task));
            return arrivals.await(load.documents(), work) - first.join();
        }
    }

    /** Within milliseconds: the sink counts the records and does not tell when it had them. */
    private static long firstRecord(SinkService sink) {
        while (sink.progress().received() == 0) {
            pause();
        }
        return System.nanoTime();
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void run(SinkService sink) {
        try {
            sink.run();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
