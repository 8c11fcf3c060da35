@NullMarked
package dev.paperwire.bench;

import org.jspecify.annotations.NullMarked;
