package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Listing;

/**
 * A text that the annotator could not read.
 *
 * @param paper the paper's id
 * @param listing the text as a listing, to be put in again
 * @param cause what went wrong
 */
public record AnnotationFailure(String paper, Listing listing, Throwable cause) {}
