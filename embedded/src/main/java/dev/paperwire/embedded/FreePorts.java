package dev.paperwire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Ports of the loopback address that nobody listens on at the moment of asking. */
public final class FreePorts {
    private FreePorts() {}

    /** One such port, for a process of a test's own. */
    public static int one() {
        try {
            return choose(1, OptionalInt.empty()).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * So many different ports, of which the first may be fixed.
     *
     * @throws EmbeddedStartFailure
     *             if the fixed port is not free
     */
    static List<Integer> choose(int count, OptionalInt first) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                int port = i == 0 ? first.orElse(0) : 0;
                held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (BindException taken) {
            throw new EmbeddedStartFailure("Port " + first.orElse(0) + " is in use by another process",
                    taken);
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
