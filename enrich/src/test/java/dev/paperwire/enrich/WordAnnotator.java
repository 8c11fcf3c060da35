package dev.paperwire.enrich;

import dev.paperwire.listing.Category;
import dev.paperwire.listing.CategoryOrigin;
import dev.paperwire.listing.Link;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.LinkOrigin;
import dev.paperwire.listing.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A small true annotator: a topic for each of a few words of the title, a link for each declared one. */
public record WordAnnotator(String version) implements Annotator {
    private static final List<String> WORDS = List.of("vision", "speech", "agents", "graphs");

    @Override
    public Annotations annotate(PaperText text) {
        String words = (text.title() + " " + Objects.requireNonNullElse(text.abstractText(), ""))
                .toLowerCase(Locale.ROOT);
        if (words.contains("unannotatable")) {
            throw new IllegalStateException("this text is beyond me");
        }
        List<Topic> topics = new ArrayList<>();
        for (String word : WORDS) {
            if (words.contains(word)) {
                topics.add(new Topic(word, word.toUpperCase(Locale.ROOT), "words", 0.5));
            }
        }
        List<Link> links = text.declaredLinks()
                .stream()
                .map(link -> new Link(link.url(), Objects.requireNonNullElse(link.kind(), LinkKind.OTHER),
                        "host", null,
                        LinkOrigin.DECLARED, null, null))
                .toList();
        return new Annotations(topics, List.of(new Category("cs.LG", 0.5, CategoryOrigin.PREDICTED)), links,
                "en");
    }
}
