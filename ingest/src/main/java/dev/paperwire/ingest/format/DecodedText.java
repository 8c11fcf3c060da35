package dev.paperwire.ingest.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
        String head = new String(bytes, 0, Math.min(DECLARATION, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        Charset charset = declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, charset);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            String lenient = new String(bytes, StandardCharsets.UTF_8);
            long broken = lenient.chars().filter(c -> c == '\uFFFD').count();
            long proper = lenient.chars().filter(c -> c >= 0x80 && c != '\uFFFD').count();
            return proper > broken ? lenient : new String(bytes, WINDOWS);
        }
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
