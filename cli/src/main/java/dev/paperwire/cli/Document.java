package dev.paperwire.cli;

import dev.paperwire.ingest.fetch.FetchConfig;
import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.fetch.Fetched;
import dev.paperwire.ingest.fetch.Fetcher;
import dev.paperwire.ingest.fetch.RobotsRules;
import dev.paperwire.ingest.fetch.Validators;
import dev.paperwire.listing.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A document that a user named: a file, an address, or standard input as {@code -}.
 *
 * @param name as the user wrote it
 * @param address where it is, for a listing's {@code source_url}; empty where it has no address
 * @param fetchedAt when it is read
 * @param content opens it
 */
record Document(String name, String address, Instant fetchedAt, Content content) {
    private static final String STANDARD_INPUT = "-";
    private static final String SAMPLE = "/dev/paperwire/ingest/sample/huggingface-papers.txt";

    /** Opens a document from its beginning. */
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * Looks a document up: a file is not opened, an address is fetched.
     *
     * @throws Failure in one line, if it cannot be had
     */
    static Document named(String name, Console console) throws InterruptedException {
        if (name.equals(STANDARD_INPUT)) {
            return new Document(name, "", Instant.now(), console::in);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? fetched(name) : file(name);
    }

    /** The page of 62 papers that comes with the program. */
    static Document sample() {
        return new Document("the bundled sample", "", Instant.now(),
                () -> Objects.requireNonNull(Document.class.getResourceAsStream(SAMPLE), SAMPLE));
    }

    /** Opens it. */
    InputStream open() throws IOException {
        return content.open();
    }

    private static Document file(String name) {
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException e) {
            throw new Failure(name + ": is no file name: " + e.getReason(), e);
        }
        if (Files.isDirectory(file)) {
            throw new Failure(name + ": is a directory");
        }
        if (!Files.exists(file)) {
            throw new Failure(name + ": there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new Failure(name + ": cannot be read, permission denied");
        }
        return new Document(name, file.toAbsolutePath().normalize().toUri().toString(), Instant.now(),
                () -> Files.newInputStream(file));
    }

    private static Document fetched(String name) throws InterruptedException {
        URI address;
        try {
            address = URI.create(name);
        } catch (IllegalArgumentException e) {
            throw new Failure(name + ": is no address: " + e.getMessage(), e);
        }
        // Who types an address means that host, be it in a private network; where it redirects to is another matter.
        FetchConfig config = FetchConfig.from(Settings
                .of(Map.of("ingest.fetch.attempts", "3", "ingest.fetch.private.hosts",
                        String.valueOf(address.getHost())))
                .reader("ingest"));
        try (Fetcher fetcher = new Fetcher(config)) {
            return switch (fetcher.fetch(address, Validators.NONE, RobotsRules.RESPECT)) {
                case Fetched.Document(byte[] body, var _, URI found) ->
                    new Document(name, found.toString(), Instant.now(), () -> new ByteArrayInputStream(body));
                case Fetched.Unchanged _ -> throw new Failure(name + ": the server sent nothing");
            };
        } catch (FetchFailure e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
