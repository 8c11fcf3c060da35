package dev.paperwire.enrich;

import dev.paperwire.listing.DeclaredLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Annotator} is given: the newest texts of a paper and what its sources declare.
 *
 * @param title the title
 * @param abstractText the abstract
 * @param comment the authors' comment
 * @param declaredLinks addresses that the sources give beside the text
 * @param declaredCategories arXiv category codes that the sources give
 */
public record PaperText(String title, @Nullable String abstractText, @Nullable String comment,
        List<DeclaredLink> declaredLinks, List<String> declaredCategories) {
    public PaperText {
        declaredLinks = List.copyOf(declaredLinks);
        declaredCategories = List.copyOf(declaredCategories);
    }
}
