package dev.paperwire.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How servers of one kind are laid out and started. */
interface Blueprint {
    String name();

    ServerFiles files();

    /** Ports that such a server listens on, the clients' one first. */
    int portCount();

    JvmOptions jvm();

    /** Writes the configuration and says what follows the flags of {@link #jvm} on the {@code java} command line. */
    List<String> prepare(DataDirectory data, List<Integer> ports) throws IOException;

    /** Waits until a server that says it has started does serve; false if it does not in time. */
    boolean awaitService(ServerProcess process, DataDirectory data, List<Integer> ports, Duration timeout)
            throws IOException, InterruptedException;
}
