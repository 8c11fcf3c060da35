/** Templates, aliases and generations of the indices. */
@NullMarked
package dev.paperwire.sink.index;

import org.jspecify.annotations.NullMarked;
