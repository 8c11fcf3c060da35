/**
 * The contract of the pipeline: what travels on its channels. Every record checks itself when it is made, names all that
 * is wrong with it at once ({@link dev.paperwire.listing.InvalidRecord}) and is immutable from then on.
 */
@NullMarked
package dev.paperwire.listing;

import org.jspecify.annotations.NullMarked;
