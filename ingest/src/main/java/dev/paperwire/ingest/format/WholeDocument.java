package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document that is read into memory as a whole, within a limit, as UTF-8 without byte order mark. */
final class WholeDocument {
    /** The most bytes of a document that is not streamed; a day of listings has one or two million. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final Pattern HTML = Pattern
            .compile("<(?:!doctype html|!--|(?:html|head|body|div|dl|main)\\b)");
    private static final Pattern JSON = Pattern.compile("\\{\\s*\"|\\[\\s*(?:\\{|\"\\{|\\])");

    private WholeDocument() {}

    static byte[] read(InputStream in) throws IOException, UnreadableDocument {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableDocument("the document is larger than " + MAX_BYTES / 1024 / 1024 + " MiB");
        }
        bytes = utf8(bytes);
        if (isBlank(bytes)) {
            throw new UnreadableDocument("the document is empty");
        }
        return bytes;
    }

    private static byte[] utf8(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return Arrays.copyOfRange(bytes, 3, bytes.length);
        }
        Charset wide = starts(bytes, 0xFE, 0xFF)
                ? StandardCharsets.UTF_16BE
                : starts(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
        return wide == null
                ? bytes
                : new String(bytes, 2, bytes.length - 2, wide).getBytes(StandardCharsets.UTF_8);
    }

    /** What a document that should be plain text is instead; null where nothing speaks against plain text. */
    static @Nullable String otherThanText(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return "binary data";
            }
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.UTF_8)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (head.startsWith("<?xml") || head.startsWith("<rss") || head.startsWith("<feed")
                || head.startsWith("<oai-pmh")) {
            return "XML";
        }
        if (HTML.matcher(head).lookingAt()) {
            return "HTML";
        }
        return JSON.matcher(head).lookingAt() ? "JSON" : null;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b > ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
