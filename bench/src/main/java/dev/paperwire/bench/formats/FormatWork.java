package dev.paperwire.bench.formats;

import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.Jsoup;
import tools.jackson.databind.json.JsonMapper;

/** What is measured: a document to its listings, and the same bytes to what a library makes of them. */
final class FormatWork {
    private final Format format;
    private final byte[] document;
    private final Consumer<Object> sink;
    private final JsonMapper json = JsonMapper.builder().build();
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private final DocumentOrigin origin = DocumentOrigin.of("https://example.org/", Instant.EPOCH);

    /**
     * Work on a document.
     *
     * @param sink takes whatever comes of it
     */
    FormatWork(Format format, byte[] document, Consumer<Object> sink) {
        this.format = format;
        this.document = document;
        this.sink = sink;
    }

    double megabytes() {
        return document.length / 1e6;
    }

    void paperwire() throws IOException, UnreadableDocument {
        format.parser().parse(new ByteArrayInputStream(document), origin, sink::accept);
    }

    /** jsoup to its document, StAX over all events and their texts, Jackson to its tree; of plain text the lines. */
    void bare() throws IOException, XMLStreamException {
        switch (format) {
            case HUGGINGFACE_HTML, ARXIV_HTML ->
                sink.accept(Jsoup.parse(new ByteArrayInputStream(document), "UTF-8", ""));
            case ARXIV_ATOM, ARXIV_RSS, ARXIV_OAI -> events();
            case HUGGINGFACE_API -> sink.accept(json.readTree(document));
            case JSONL ->
                new String(document, StandardCharsets.UTF_8).lines()
                        .forEach(line -> sink.accept(json.readTree(line)));
            case HUGGINGFACE_TEXT ->
                new String(document, StandardCharsets.UTF_8).lines().forEach(sink);
        }
    }

    private void events() throws XMLStreamException {
        XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(document));
        while (reader.hasNext()) {
            int event = reader.next();
            sink.accept(reader.hasText() ? reader.getText() : event);
        }
        reader.close();
    }
}
