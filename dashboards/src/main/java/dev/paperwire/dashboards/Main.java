package dev.paperwire.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Makes the file that Kibana imports of the sources: {@code Main SOURCES FILE}. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** Exits with 0, with 1 after a failure and with 2 when it is called wrongly. */
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: Main SOURCES FILE");
            System.exit(WRONG_USAGE);
        }
        try {
            Files.writeString(Path.of(args[1]), ndjson(Path.of(args[0])));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    /** All saved objects of a directory of sources, one a line. */
    static String ndjson(Path sources) throws IOException {
        return new SavedObjects(Sources.read(sources)).all()
                .stream()
                .map(object -> object + "\n")
                .collect(Collectors.joining());
    }
}
