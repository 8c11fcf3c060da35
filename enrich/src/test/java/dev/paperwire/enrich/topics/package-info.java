@NullMarked
package dev.paperwire.enrich.topics;

import org.jspecify.annotations.NullMarked;
