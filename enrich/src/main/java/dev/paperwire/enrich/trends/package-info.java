/** How much each topic is listed day by day, kept exact by adding and subtracting. */
@NullMarked
package dev.paperwire.enrich.trends;

import org.jspecify.annotations.NullMarked;
