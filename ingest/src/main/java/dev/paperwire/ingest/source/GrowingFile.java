package dev.paperwire.ingest.source;

import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file of JSON lines to which somebody may be adding. It is read block by block, each ending with a line; the checkpoint
 * moves from block to block. A last line without its end is left alone until the file has rested.
 */
final class GrowingFile {
    /** As much as is published between two checkpoints, and less than four of the longest lines. */
    private static final int BLOCK = 4 * 1024 * 1024;
    private static final String OFFSET = "offset";
    private static final String IDENTITY = "file";

    private final Path file;
    private final String part;

    GrowingFile(Path file, String part) {
        this.file = file;
        this.part = part;
    }

    /**
     * Reads what has been added.
     *
     * @param now the file as it is
     * @param resting whether nobody has written to it for a while
     */
    void read(Reading reading, BasicFileAttributes now, boolean resting)
            throws IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        Checkpoint checkpoint = reading.checkpoint(part);
        String identity = String.valueOf(now.fileKey());
        long offset = checkpoint.number(OFFSET, 0);
        if (offset > now.size() || !identity.equals(checkpoint.text(IDENTITY).orElse(identity))) {
            // Shorter than before, or another file under the same name.
            offset = 0;
        }
        if (offset == now.size()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            while (true) {
                long end = endOfLines(channel, offset, now.size(), resting);
                if (end == offset) {
                    return;
                }
                publish(reading, channel, offset, end);
                offset = end;
                reading.save(part,
                        Checkpoint.NONE.with(OFFSET, Long.toString(offset)).with(IDENTITY, identity));
                reading.progress().at(offset / 1024, now.size() / 1024, "KiB of " + part, reading.listings());
            }
        }
    }

    private void publish(Reading reading, FileChannel channel, long offset, long end)
            throws IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        channel.position(offset);
        InputStream in = new Bounded(new BufferedInputStream(Channels.newInputStream(channel)), end - offset);
        String name = offset == 0 ? file.toString() : file + " after byte " + offset;
        try {
            reading.publish(in, Format.JSONL.parser(), file.toUri().toString(), name, _ -> {});
        } catch (UnreadableDocument e) {
            if (offset == 0) {
                throw e;
            }
            // Blank lines at the end of a file that holds listings are no reason to say anything.
        }
    }

    /** The end of the last whole line within a block, or of the one line that is longer than a block. */
    private static long endOfLines(FileChannel channel, long offset, long size, boolean resting)
            throws IOException {
        byte[] block = new byte[BLOCK];
        for (long start = offset; start < size; start += BLOCK) {
            channel.position(start);
            int length = Channels.newInputStream(channel)
                    .readNBytes(block, 0, (int) Math.min(BLOCK, size - start));
            for (int i = length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return start + i + 1;
                }
            }
        }
        return resting ? size : offset;
    }

    /** A part of a stream. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
