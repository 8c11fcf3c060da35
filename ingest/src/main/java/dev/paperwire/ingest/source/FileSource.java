package dev.paperwire.ingest.source;

import dev.paperwire.ingest.format.ListingParser;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file that is read once; it may be packed by gzip. */
public final class FileSource implements Source {
    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final ListingParser parser;

    public FileSource(Path file, ListingParser parser) {
        this.file = file;
        this.parser = parser;
    }

    @Override
    public void read(Reading reading)
            throws IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        try (InputStream in = open(file)) {
            reading.publish(in, parser, file.toUri().toString(), file.toString(), _ -> {});
        }
    }

    /**
     * The bytes of a file, unpacked where its name ends in {@code .gz}.
     *
     * @throws IOException naming the file and what is the matter with it
     */
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a directory, not a file");
        }
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            return file.toString().endsWith(".gz") ? unpacked(file, in) : in;
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": may not be read", e);
        }
    }

    private static InputStream unpacked(Path file, InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, BUFFER);
        } catch (IOException e) {
            in.close();
            throw new IOException(file + ": is not packed by gzip: " + e.getMessage(), e);
        }
    }
}
