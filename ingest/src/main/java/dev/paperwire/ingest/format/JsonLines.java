package dev.paperwire.ingest.format;

import dev.paperwire.listing.InvalidRecord;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.json.JsonCodec;
import dev.paperwire.listing.json.UnreadableRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * One JSON object per line: a listing as the contract has it, with everything that is mandatory there, or a record of the
 * arXiv metadata snapshot; told apart by their fields. Blank lines are passed over. Streamed: memory does not grow with the
 * document.
 */
final class JsonLines implements ListingParser {
    private static final int MAX_LINE = Channels.MAX_RECORD_BYTES;
    /** Of a line beyond the limit so much is handed on. */
    private static final int SHOWN = 64 * 1024;
    private static final JsonCodec<Listing> CODEC = JsonCodec.of(Listing.class);

    @Override
    public void parse(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument {
        ByteLines lines = new ByteLines(in, MAX_LINE);
        long number = 0;
        boolean any = false;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            number++;
            byte[] json = number == 1 ? withoutMark(line) : line;
            if (isBlank(json)) {
                continue;
            }
            any = true;
            String place = "line " + number;
            out.accept(lines.isCut()
                    ? new Outcome.Refused(place, "longer than " + MAX_LINE / 1024 / 1024 + " MiB",
                            Arrays.copyOf(json, SHOWN))
                    : outcome(place, json, origin));
        }
        if (!any) {
            throw new UnreadableDocument("the document is empty");
        }
    }

    private static Outcome outcome(String place, byte[] json, DocumentOrigin origin) {
        if (!Utf8.isValid(json)) {
            return new Outcome.Refused(place, "not UTF-8", json);
        }
        if (!isObject(json)) {
            // A parser's exception for each line of some other text would take ten times as long as reading it.
            return new Outcome.Refused(place, "not a JSON object, which begins with {", json);
        }
        try {
            Optional<SnapshotRecord> snapshot = SnapshotRecord.read(json);
            return snapshot.isPresent() ? snapshot.get().found(origin) : new Outcome.Found(CODEC.read(json));
        } catch (UnreadableRecord e) {
            return new Outcome.Refused(place, e.detail(), json);
        } catch (InvalidRecord e) {
            return new Outcome.Refused(place, String.valueOf(e.getMessage()), json);
        } catch (JacksonException e) {
            return new Outcome.Refused(place, e.getOriginalMessage().lines().findFirst().orElse("not JSON"),
                    json);
        }
    }

    private static boolean isObject(byte[] line) {
        int start = 0;
        while (start < line.length && line[start] <= ' ' && line[start] >= 0) {
            start++;
        }
        return start < line.length && line[start] == '{';
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static byte[] withoutMark(byte[] line) {
        return line.length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF
                ? Arrays.copyOfRange(line, 3, line.length)
                : line;
    }
}
