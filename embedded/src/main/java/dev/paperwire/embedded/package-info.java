/**
 * A real Kafka broker and a real Elasticsearch node, each a child process with a class path of its own.
 *
 * <p>
 * Each server ends with the process that started it, however that ends. The servers' files are made by the build of the
 * module {@code embedded/servers}; see {@link dev.paperwire.embedded.ServerFiles} for where they are looked for.
 */
@NullMarked
package dev.paperwire.embedded;

import org.jspecify.annotations.NullMarked;
