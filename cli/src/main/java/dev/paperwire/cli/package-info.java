/** The {@code paperwire} command. Results go to standard output and nothing else does. */
@NullMarked
package dev.paperwire.cli;

import org.jspecify.annotations.NullMarked;
