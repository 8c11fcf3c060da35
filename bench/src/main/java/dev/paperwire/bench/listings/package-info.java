/** Made listings that are like real ones, and the statistics that they follow. */
@NullMarked
package dev.paperwire.bench.listings;

import org.jspecify.annotations.NullMarked;
