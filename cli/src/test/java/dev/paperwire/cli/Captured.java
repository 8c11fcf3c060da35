package dev.paperwire.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out the lines of standard output
 * @param err the lines of standard error
 */
record Captured(int code, List<String> out, List<String> err) {
    /** Runs a command in this process. */
    static Captured run(byte[] in, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new Console(new ByteArrayInputStream(in), out, new PrintStream(err, true, UTF_8), false),
                words);
        return new Captured(code, out.toString(UTF_8).lines().toList(), err.toString(UTF_8).lines().toList());
    }

    static Captured run(String in, String... words) {
        return run(in.getBytes(UTF_8), words);
    }
}
