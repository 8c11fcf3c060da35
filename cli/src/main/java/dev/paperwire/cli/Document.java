package dev.paperwire.cli;

import dev.paperwire.ingest.format.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * A document that a user named: a file, or standard input as {@code -}.
 *
 * @param name as the user wrote it
 * @param address where it is, for a listing's {@code source_url}
 * @param fetchedAt when it is read
 */
record Document(String name, String address, Instant fetchedAt) {
    private static final String STANDARD_INPUT = "-";
    private static final String SAMPLE = "the bundled sample";

    /**
     * Looks a file up without opening it.
     *
     * @throws Failure if it is no file that can be read
     */
    static Document named(String name) {
        if (name.equals(STANDARD_INPUT)) {
            return new Document(STANDARD_INPUT, "", Instant.now());
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new Failure(name + ": is a directory");
        }
        if (!Files.exists(file)) {
            throw new Failure(name + ": there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new Failure(name + ": cannot be read, permission denied");
        }
        return new Document(name, file.toAbsolutePath().normalize().toUri().toString(), Instant.now());
    }

    /** The page of 62 papers that comes with the program. */
    static Document sample() {
        return new Document(SAMPLE, "", Instant.now());
    }

    /** Opens it. */
    InputStream open(Console console) throws IOException {
        return switch (name) {
            case SAMPLE -> Objects.requireNonNull(
                    Format.class.getResourceAsStream("/dev/paperwire/ingest/sample/huggingface-papers.txt"),
                    SAMPLE);
            case STANDARD_INPUT -> console.in();
            default -> Files.newInputStream(Path.of(name));
        };
    }
}
