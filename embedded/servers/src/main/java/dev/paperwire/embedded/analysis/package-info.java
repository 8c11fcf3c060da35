/** An Elasticsearch plugin, which runs inside the node. */
@NullMarked
package dev.paperwire.embedded.analysis;

import org.jspecify.annotations.NullMarked;
