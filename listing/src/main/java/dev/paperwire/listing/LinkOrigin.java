package dev.paperwire.listing;

import java.util.Locale;

/** Where a link was found. */
public enum LinkOrigin {
    /** In the text of the abstract. */
    ABSTRACT,
    /** In the authors' comment. */
    COMMENT,
    /** Given by the source beside the text. */
    DECLARED;

    /** The name in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
