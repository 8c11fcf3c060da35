package dev.paperwire.listing.settings;

import java.util.List;

/** Settings that cannot be used; tells every problem, and never a secret's value. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidSettings(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line a problem, each naming its key or file; never empty. */
    public List<String> problems() {
        return problems;
    }
}
