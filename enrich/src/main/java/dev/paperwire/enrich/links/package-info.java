/** Finds the links in what authors write, and says what each leads to. */
@NullMarked
package dev.paperwire.enrich.links;

import org.jspecify.annotations.NullMarked;
