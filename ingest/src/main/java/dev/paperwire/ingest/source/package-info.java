/** Places that papers are listed at: what each reads next, and how far it has come. */
@NullMarked
package dev.paperwire.ingest.source;

import org.jspecify.annotations.NullMarked;
