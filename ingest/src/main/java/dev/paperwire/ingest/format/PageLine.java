package dev.paperwire.ingest.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text.
 *
 * @param number from 1
 * @param start where its bytes begin in the document
 * @param end where they end, without the line's end
 * @param text its characters with every kind of space made a plain one, none at the ends and none without width
 * @param wellFormed whether its bytes are UTF-8
 */
record PageLine(int number, int start, int end, String text, boolean wellFormed) {
    /** The lines of a text that ends them with LF, CR LF or CR. */
    static List<PageLine> split(byte[] bytes) {
        List<PageLine> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                lines.add(line(lines.size() + 1, bytes, start, i));
                if (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            lines.add(line(lines.size() + 1, bytes, start, bytes.length));
        }
        return lines;
    }

    private static PageLine line(int number, byte[] bytes, int start, int end) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
            return new PageLine(number, start, end, plainSpaces(text), true);
        } catch (CharacterCodingException _) {
            String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            return new PageLine(number, start, end, plainSpaces(text), false);
        }
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    private static String plainSpaces(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                plain.append(' ');
            } else if (c != '\u200B' && c != '\u2060' && c != '\uFEFF') {
                plain.append(c);
            }
        }
        return plain.toString().strip();
    }
}
