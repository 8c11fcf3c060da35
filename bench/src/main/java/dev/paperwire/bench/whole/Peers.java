package dev.paperwire.bench.whole;

import dev.paperwire.listing.channel.Channels;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Other systems that bring documents from Kafka into Elasticsearch, as {@code bench/peers} sets them up. */
final class Peers {
    private static final String NAMES = "dev.paperwire.bench.peers.";
    private static final JsonMapper JSON = new JsonMapper();

    private final Bed bed;
    private final Path build;

    /** Takes the folder in which Maven has built the module. */
    Peers(Bed bed, Path build) {
        this.bed = bed;
        this.build = build;
    }

    /** Why they cannot run, if so. */
    static Optional<String> missing(Optional<Path> build) throws IOException {
        if (build.isEmpty()) {
            return Optional.of("runs with --peers only");
        }
        if (Files.isDirectory(build.get())) {
            try (Stream<Path> files = Files.list(build.get())) {
                if (files.anyMatch(file -> file.toString().endsWith(".jar"))
                        && Files.isDirectory(build.get().resolve("lib"))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of("not built: ./mvnw -Dquick -Ppeers -pl bench/peers -am package");
    }

    /** From the first record that it reads to the last that is in the index, as it tells itself. */
    Trial carry(Contender peer, Channels channels, int documents) throws IOException, InterruptedException {
        bed.emptyPapers(channels);
        List<String> lines = OwnProcess
                .run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                        build.resolve("*") + File.pathSeparator + build.resolve("lib").resolve("*"),
                        NAMES + main(peer),
                        bed.bootstrapServers(), channels.papers().name(), bed.elasticsearch().toString(),
                        channels.papers().name(), String.valueOf(documents)));
        try {
            double perSecond = JSON.readTree(lines.isEmpty() ? "" : lines.getLast())
                    .path("documentsPerSecond")
                    .asDouble(0);
            if (perSecond > 0) {
                return Trial.elsewhere(documents, perSecond);
            }
        } catch (JacksonException _) {
            // What it said is in the failure.
        }
        throw new IOException("it says: " + (lines.isEmpty() ? "nothing" : lines.getLast()));
    }

    private static String main(Contender peer) {
        String name = peer.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "Peer";
    }
}
