package dev.paperwire.enrich.topics;

import java.io.IOException;
import java.nio.file.Path;

/** A file to learn from or to evaluate with that cannot be used; the message names file, line and reason. */
public final class InvalidTrainingData extends IOException {
    private static final long serialVersionUID = 1;

    InvalidTrainingData(Path file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }

    InvalidTrainingData(Path file, String reason) {
        super(file + ": " + reason);
    }
}
