/** Everything in one go: the three services on an embedded broker and node, with progress and a summary. */
@NullMarked
package dev.paperwire.cli.run;

import org.jspecify.annotations.NullMarked;
