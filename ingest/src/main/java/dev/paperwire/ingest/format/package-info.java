/** Documents of every known format to listings: bytes in, one {@link dev.paperwire.ingest.format.Outcome} per entry out. */
@NullMarked
package dev.paperwire.ingest.format;

import org.jspecify.annotations.NullMarked;
