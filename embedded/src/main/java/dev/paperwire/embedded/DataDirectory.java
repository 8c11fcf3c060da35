package dev.paperwire.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All files of one server, held against other processes until closed. */
final class DataDirectory implements Closeable {
    private static final String LOCK = "lock";

    private final Path root;
    private final boolean temporary;
    private final FileChannel lock;

    private DataDirectory(Path root, boolean temporary, FileChannel lock) {
        this.root = root;
        this.temporary = temporary;
        this.lock = lock;
    }

    static DataDirectory open(Optional<Path> given, String server) throws IOException {
        Path root = given.isPresent()
                ? given.get().toAbsolutePath().normalize()
                : Files.createTempDirectory("paperwire-" + server.toLowerCase(Locale.ROOT) + "-");
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new EmbeddedStartFailure("Data directory " + root + " is no directory");
        }
        Files.createDirectories(root);
        FileChannel lock = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (!isLocked(lock)) {
            lock.close();
            throw new EmbeddedStartFailure(
                    "Data directory " + root + " is in use by process "
                            + Files.readString(root.resolve(LOCK)).strip());
        }
        DataDirectory data = new DataDirectory(root, given.isEmpty(), lock);
        try {
            data.prepare();
        } catch (IOException | RuntimeException failure) {
            data.close();
            throw failure;
        }
        return data;
    }

    private void prepare() throws IOException {
        lock.truncate(0);
        lock.write(ByteBuffer
                .wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        Orphan.awaitEnd(child());
        for (Path part : List.of(config(), store(), logs(), temp())) {
            Files.createDirectories(part);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        }
    }

    Path root() {
        return root;
    }

    /** Made by this process for one run; the server deletes it itself if this process cannot. */
    boolean isTemporary() {
        return temporary;
    }

    Path config() {
        return root.resolve("config");
    }

    Path store() {
        return root.resolve("data");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path log() {
        return logs().resolve("server.log");
    }

    Path temp() {
        return root.resolve("tmp");
    }

    /** Names the server's process, for the next start on this directory. */
    Path child() {
        return root.resolve("process");
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            delete(root);
        }
        lock.close();
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException | UncheckedIOException gone) {
            // The server's process may be deleting the same files.
        }
    }
}
