@NullMarked
package dev.paperwire.ingest;

import org.jspecify.annotations.NullMarked;
