/** Many listings become one paper: functions that give the same paper whatever the order and repetition of listings. */
@NullMarked
package dev.paperwire.enrich.merge;

import org.jspecify.annotations.NullMarked;
