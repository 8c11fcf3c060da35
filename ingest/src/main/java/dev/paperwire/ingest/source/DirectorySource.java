package dev.paperwire.ingest.source;

import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watched directory. Of JSON lines each run reads what has been added, up to the last whole line; any other file, and any
 * packed one, is read as a whole when it has rested for a while and is not the one read before. Files whose names begin
 * with a dot or end in {@code .tmp} or {@code .part} are still being written by somebody. A file that cannot be read does
 * not keep the others from being read.
 */
public final class DirectorySource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(DirectorySource.class);
    private static final String SIZE = "size";
    private static final String MODIFIED = "modified";

    private final Path directory;
    private final Format format;
    private final Duration rest;

    /**
     * A directory.
     *
     * @param rest how long a file must have been left alone before it counts as finished
     */
    public DirectorySource(Path directory, Format format, Duration rest) {
        this.directory = directory;
        this.format = format;
        this.rest = rest;
    }

    @Override
    public void read(Reading reading) throws IOException, KafkaUnavailable, InterruptedException {
        for (Path file : files()) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                boolean resting = now.lastModifiedTime()
                        .toInstant()
                        .plus(rest)
                        .isBefore(reading.clock().instant());
                if (format == Format.JSONL && !isPacked(file)) {
                    new GrowingFile(file, directory.relativize(file).toString()).read(reading, now, resting);
                } else if (resting) {
                    readWhole(reading, file, now);
                }
            } catch (IOException | UnreadableDocument e) {
                LOG.warn("{}", e.getMessage());
            }
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + ": there is no such directory");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).filter(DirectorySource::isFinished).sorted().toList();
        }
    }

    private static boolean isFinished(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && !name.endsWith(".tmp") && !name.endsWith(".part");
    }

    private static boolean isPacked(Path file) {
        return file.toString().endsWith(".gz");
    }

    /** An unreadable file is looked at once, not at every run: its checkpoint moves in any case. */
    private void readWhole(Reading reading, Path file, BasicFileAttributes now)
            throws IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        String part = directory.relativize(file).toString();
        Instant modified = now.lastModifiedTime().toInstant();
        Checkpoint read = Checkpoint.NONE.with(SIZE, Long.toString(now.size()))
                .with(MODIFIED, modified.toString());
        if (read.equals(reading.checkpoint(part))) {
            return;
        }
        try (InputStream in = FileSource.open(file)) {
            reading.publish(in, format.parser(), file.toUri().toString(), file.toString(), _ -> {});
        } catch (UnreadableDocument e) {
            reading.save(part, read);
            throw e;
        }
        reading.save(part, read);
    }
}
