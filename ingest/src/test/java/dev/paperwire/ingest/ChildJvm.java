package dev.paperwire.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class in a JVM of its own, so that it can be killed or run short of memory. */
final class ChildJvm {
    private ChildJvm() {}

    static Process start(String classPath, List<String> options, String mainClass, List<String> arguments)
            throws IOException {
        return new ProcessBuilder(command(classPath, options, mainClass, arguments)).redirectErrorStream(true)
                .start();
    }

    private static List<String> command(String classPath, List<String> options, String mainClass,
            List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /** The same with its output in a file, which nobody needs to read for it to go on. */
    static Process start(Path output, List<String> options, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = command(classPath(), options, mainClass, arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** The class path of the tests themselves. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
