/** Who a paper is: its normalised identifiers and its title's fingerprint, both independent of spelling. */
@NullMarked
package dev.paperwire.enrich.identity;

import org.jspecify.annotations.NullMarked;
