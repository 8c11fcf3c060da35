/** How fast the sink is, against the fastest that its node can be fed. */
@NullMarked
package dev.paperwire.bench.sink;

import org.jspecify.annotations.NullMarked;
