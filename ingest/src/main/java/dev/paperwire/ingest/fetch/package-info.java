/** Documents from the web at the rate and under the rules of those who publish them. */
@NullMarked
package dev.paperwire.ingest.fetch;

import org.jspecify.annotations.NullMarked;
