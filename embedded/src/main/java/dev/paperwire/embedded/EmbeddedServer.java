package dev.paperwire.embedded;

import java.nio.file.Path;

/**
 * A server in a child process of this one. It ends with this process at the latest, even when this process is killed.
 *
 * <p>
 * Safe for use by several threads.
 */
public sealed interface EmbeddedServer extends AutoCloseable permits EmbeddedKafka, EmbeddedElasticsearch {
    /** The id of the child process, also after its end. */
    long pid();

    boolean isAlive();

    /** What {@link #restart} finds again; deleted by {@link #close} if it was not given but made for this server. */
    Path dataDirectory();

    /** What the server prints and logs, of all its starts. */
    Path log();

    /** Ends the server at once and without warning (SIGKILL), as a power cut would; returns when it is gone. */
    void kill();

    /**
     * Starts the server again on the same data and the same port and waits until it is ready; one that still runs is
     * stopped in order before.
     *
     * @throws EmbeddedStartFailure
     *             if it does not become ready
     */
    void restart();

    /**
     * Stops the server in order, or by force if it has not closed its data after 15 seconds, and leaves its data
     * directory to others. The first end after a build takes some seconds longer: Java then stores the server's classes
     * for quicker starts.
     */
    @Override
    void close();
}
