@NullMarked
package dev.paperwire.cli;

import org.jspecify.annotations.NullMarked;
