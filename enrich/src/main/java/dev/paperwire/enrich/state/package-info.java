/** The compact form in which the stream keeps its state and hands it from step to step. */
@NullMarked
package dev.paperwire.enrich.state;

import org.jspecify.annotations.NullMarked;
