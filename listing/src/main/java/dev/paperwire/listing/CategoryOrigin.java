package dev.paperwire.listing;

import java.util.Locale;

/** Who says that a paper is of a category. */
public enum CategoryOrigin {
    /** The source, thus mostly the authors. */
    DECLARED,
    /** The classifier. */
    PREDICTED;

    /** The name in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
