package dev.paperwire.enrich.topics;

import java.io.IOException;
import java.nio.file.Path;

/** A user's topic file that cannot be used; the message names file, line and reason. */
public final class InvalidTopicFile extends IOException {
    private static final long serialVersionUID = 1;

    InvalidTopicFile(Path file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
