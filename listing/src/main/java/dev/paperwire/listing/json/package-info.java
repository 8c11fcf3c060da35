/** The contract's records as JSON: UTF-8, snake_case, unknown fields ignored, every failure an {@code UnreadableRecord}. */
@NullMarked
package dev.paperwire.listing.json;

import org.jspecify.annotations.NullMarked;
