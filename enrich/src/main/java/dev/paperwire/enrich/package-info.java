@NullMarked
package dev.paperwire.enrich;

import org.jspecify.annotations.NullMarked;
