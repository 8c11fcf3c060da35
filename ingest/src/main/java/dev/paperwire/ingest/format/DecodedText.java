package dev.paperwire.ingest.format;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a marked-up document. It is UTF-8 unless it declares otherwise; what is not UTF-8 although it should be
 * is read as browsers do, as Windows-1252, unless most of its longer characters are proper UTF-8: then only some bytes are
 * broken and become U+FFFD.
 */
final class DecodedText {
    private static final Pattern DECLARED = Pattern
            .compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");
    private static final int DECLARATION = 300;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private DecodedText() {}

    static String of(byte[] bytes) {
        Charset charset = declared(bytes);
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, charset);
        }
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        // U+FFFD, which stands for what is not UTF-8, may also be what was written.
        if (lenient.indexOf('\uFFFD') < 0 || Utf8.isValid(bytes)) {
            return lenient;
        }
        long broken = lenient.chars().filter(c -> c == '\uFFFD').count();
        long proper = lenient.chars().filter(c -> c >= 0x80 && c != '\uFFFD').count();
        return proper > broken ? lenient : new String(bytes, WINDOWS);
    }

    /** Whether the bytes declare to be UTF-8, are it, and hold no character that XML forbids. */
    static boolean isPlainUtf8(byte[] bytes) {
        String head = head(bytes);
        Matcher declared = DECLARED.matcher(head);
        return (!declared.find() || declared.group(1).equalsIgnoreCase("utf-8")) && Utf8.isPlain(bytes);
    }

    private static Charset declared(byte[] bytes) {
        Matcher declared = DECLARED.matcher(head(bytes));
        return declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
    }

    private static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(DECLARATION, bytes.length), StandardCharsets.ISO_8859_1);
    }

    /** UTF-16 has been told by its byte order mark already, so that a document that declares it is UTF-8 by now. */
    private static Charset named(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.UTF_8;
        }
    }
}
