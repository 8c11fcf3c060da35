@NullMarked
package dev.paperwire.listing;

import org.jspecify.annotations.NullMarked;
