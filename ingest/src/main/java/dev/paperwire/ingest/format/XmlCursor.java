package dev.paperwire.ingest.format;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML document from element to element. Feeds have no document type: one that declares any is refused, so
 * that no entity is ever expanded and nothing outside the document ever read.
 */
final class XmlCursor {
    private static final int SHOWN = 40;

    private final byte[] bytes;
    private final XMLStreamReader reader;
    private @Nullable String document;
    /** How many elements have been gone past, and where the last of them begins. */
    private int number;
    private int start = -1;

    private XmlCursor(byte[] bytes, XMLStreamReader reader) {
        this.bytes = bytes;
        this.reader = reader;
    }

    static XmlCursor over(byte[] bytes) throws UnreadableDocument {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            // From bytes the parser is twice as fast as from characters.
            return new XmlCursor(bytes, DecodedText.isPlainUtf8(bytes)
                    ? factory.createXMLStreamReader(new ByteArrayInputStream(bytes))
                    : factory.createXMLStreamReader(new StringReader(characters(bytes))));
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    private static String characters(byte[] bytes) {
        return withoutControls(DecodedText.of(bytes));
    }

    /** The local name of the next start tag; null at the end of the document. */
    @Nullable
    String nextElement() throws UnreadableDocument {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return reader.getLocalName();
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return null;
                }
                default -> {}
            }
        }
    }

    /** The local name of the next start tag within an element of a name that does not nest; null once that has ended. */
    @Nullable
    String nextChild(String parent) throws UnreadableDocument {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return reader.getLocalName();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (reader.getLocalName().equals(parent)) {
                        return null;
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return null;
                }
                default -> {}
            }
        }
    }

    /** The text of the current element with that of all elements in it; the cursor is at its end then. */
    String text() throws UnreadableDocument {
        // Mostly it comes in one piece.
        String piece = "";
        StringBuilder pieces = new StringBuilder(0);
        int depth = 1;
        while (depth > 0) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    pieces.append(piece);
                    piece = characters();
                }
                case XMLStreamConstants.END_DOCUMENT -> depth = 0;
                default -> {}
            }
        }
        return pieces.isEmpty() ? piece : pieces.append(piece).toString();
    }

    /** Takes the children of one name of the current element. */
    @FunctionalInterface
    interface Child {
        void read() throws UnreadableDocument;
    }

    /** Hands over the children of a name of the current element; gives the text that stands directly in it. */
    String mixed(String parent, String name, Child child) throws UnreadableDocument {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (reader.getLocalName().equals(name)) {
                        child.read();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (reader.getLocalName().equals(parent)) {
                        return text.toString();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(characters());
                case XMLStreamConstants.END_DOCUMENT -> {
                    return text.toString();
                }
                default -> {}
            }
        }
    }

    /** The text of the current element in one line. */
    String line() throws UnreadableDocument {
        return Typeset.oneLine(text());
    }

    /** An attribute of the current element. */
    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /**
     * The bytes of the document's n-th element of a name, from 1: what a refused entry looked like. To be asked for with
     * growing numbers, so that the document is gone through once and not for each.
     */
    byte[] original(String element, int n) {
        if (document == null) {
            document = characters(bytes);
        }
        for (; number < n; number++) {
            start = next(document, element, start + 1);
            if (start < 0) {
                start = document.length();
                return new byte[0];
            }
        }
        int end = document.indexOf("</" + element, start);
        int close = end < 0 ? -1 : document.indexOf('>', end);
        return document.substring(start, close < 0 ? document.length() : close + 1)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int next(String document, String element, int from) {
        int next = document.indexOf("<" + element, from);
        while (next >= 0 && isLongerName(document, next + 1 + element.length())) {
            next = document.indexOf("<" + element, next + 1);
        }
        return next;
    }

    private static boolean isLongerName(String document, int after) {
        return after < document.length() && (Character.isLetterOrDigit(document.charAt(after))
                || "-_.:".indexOf(document.charAt(after)) >= 0);
    }

    private int next() throws UnreadableDocument {
        try {
            int event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadableDocument("XML with a document type declaration, which no feed needs");
            }
            if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableDocument(
                        "XML with an entity reference, &" + shown(reader.getLocalName()));
            }
            return event;
        } catch (XMLStreamException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            // The parser has no other way to say that a prefix is bound which may not be.
            throw unreadable(new XMLStreamException(e.getMessage(), reader.getLocation(), e));
        }
    }

    /** The text at the cursor, which the parser only looks at when it is asked for: that is when it is found broken. */
    private String characters() throws UnreadableDocument {
        try {
            return reader.getText();
        } catch (UncheckedStreamException e) {
            throw unreadable(new XMLStreamException(e.getMessage(), reader.getLocation(), e));
        }
    }

    /** A name in a message: of a broken document it can be anything. */
    private static String shown(String name) {
        String line = Typeset.oneLine(name);
        return line.length() <= SHOWN ? line + ";" : line.substring(0, SHOWN) + "…";
    }

    private static UnreadableDocument unreadable(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int own = message.indexOf("Message: ");
        String what = (own < 0 ? message : message.substring(own + "Message: ".length()))
                .lines()
                .findFirst()
                .orElse("broken");
        String place = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber();
        return new UnreadableDocument("not well-formed XML" + place + ": " + what, e);
    }

    /** Some sites let control characters through, which XML forbids; a space does no harm in their place. */
    private static String withoutControls(String document) {
        for (int i = 0; i < document.length(); i++) {
            if (isForbidden(document.charAt(i))) {
                StringBuilder clean = new StringBuilder(document);
                for (int j = i; j < clean.length(); j++) {
                    if (isForbidden(clean.charAt(j))) {
                        clean.setCharAt(j, ' ');
                    }
                }
                return clean.toString();
            }
        }
        return document;
    }

    private static boolean isForbidden(char c) {
        return (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\uFFFE' || c == '\uFFFF';
    }
}
