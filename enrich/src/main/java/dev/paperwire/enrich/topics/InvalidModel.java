package dev.paperwire.enrich.topics;

import java.io.IOException;

/** A file that is not a model, or one of another format. */
public final class InvalidModel extends IOException {
    private static final long serialVersionUID = 1;

    InvalidModel(String message) {
        super(message);
    }
}
