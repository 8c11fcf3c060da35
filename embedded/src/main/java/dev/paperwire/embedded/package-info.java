@NullMarked
package dev.paperwire.embedded;

import org.jspecify.annotations.NullMarked;
