/** Looking into the rejects, and sending them round again. */
@NullMarked
package dev.paperwire.enrich.rejects;

import org.jspecify.annotations.NullMarked;
