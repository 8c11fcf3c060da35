/** How fast documents of each format are read. */
@NullMarked
package dev.paperwire.bench.formats;

import org.jspecify.annotations.NullMarked;
