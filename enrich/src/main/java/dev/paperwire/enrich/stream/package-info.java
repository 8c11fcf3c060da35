/** The Kafka Streams application: its topology, its settings, its running and its failures. */
@NullMarked
package dev.paperwire.enrich.stream;

import org.jspecify.annotations.NullMarked;
