package dev.paperwire.bench.whole;

import dev.paperwire.bench.listings.ListingGenerator;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.json.JsonCodec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Writes made listings to a file, one a line. */
final class ListingFile {
    private static final JsonCodec<Listing> CODEC = JsonCodec.of(Listing.class);
    private static final int BATCH = 5_000;

    private ListingFile() {}

    static Path write(Path file, ListingGenerator generator, long from, long to) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long begin = from; begin < to; begin += BATCH) {
                List<byte[]> lines = LongStream.range(begin, Math.min(to, begin + BATCH))
                        .parallel()
                        .mapToObj(number -> CODEC.write(generator.listing(number)))
                        .toList();
                for (byte[] line : lines) {
                    out.write(line);
                    out.write('\n');
                }
            }
        }
        return file;
    }
}
