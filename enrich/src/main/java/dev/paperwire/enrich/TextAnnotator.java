package dev.paperwire.enrich;

import dev.paperwire.enrich.links.LinkExtractor;
import java.util.List;

/** Reads links in the texts of papers. */
public final class TextAnnotator implements Annotator {
    private static final String VERSION = "links-1";

    private final LinkExtractor links;

    private TextAnnotator(LinkExtractor links) {
        this.links = links;
    }

    /** The annotator with the rules that come with Paperwire. */
    public static TextAnnotator bundled() {
        return new TextAnnotator(LinkExtractor.bundled());
    }

    @Override
    public Annotations annotate(PaperText text) {
        return new Annotations(List.of(), List.of(),
                links.extract(text.abstractText(), text.comment(), text.declaredLinks()), null);
    }

    @Override
    public String version() {
        return VERSION;
    }
}
