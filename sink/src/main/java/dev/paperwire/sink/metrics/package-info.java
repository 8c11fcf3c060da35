/** Counts and times of the delivery. */
@NullMarked
package dev.paperwire.sink.metrics;

import org.jspecify.annotations.NullMarked;
