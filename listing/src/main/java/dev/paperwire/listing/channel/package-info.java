/** The channels of the pipeline: Kafka topics with the records on them and their settings. */
@NullMarked
package dev.paperwire.listing.channel;

import org.jspecify.annotations.NullMarked;
