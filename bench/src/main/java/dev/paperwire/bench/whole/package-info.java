/** The benchmark of the whole: the services, and what they are measured against, on one broker and one node. */
@NullMarked
package dev.paperwire.bench.whole;

import org.jspecify.annotations.NullMarked;
