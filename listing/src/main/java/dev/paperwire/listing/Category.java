package dev.paperwire.listing;

/**
 * An arXiv category of a paper.
 *
 * @param id the category's code, {@code cs.LG}
 * @param score 1 where it is declared, else how sure the classifier is, a probability from 0 to 1
 * @param origin who says so
 */
public record Category(String id, double score, CategoryOrigin origin) {
    public Category {
        Checks.of("category").text(id, "id", 50).score(score, "score").present(origin, "origin").done();
    }

    /** A category that the source gave. */
    public static Category declared(String id) {
        return new Category(id, 1, CategoryOrigin.DECLARED);
    }
}
