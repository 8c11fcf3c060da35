@NullMarked
package dev.paperwire.sink;

import org.jspecify.annotations.NullMarked;
