package dev.paperwire.enrich.links;

import java.util.List;

/** A file of link rules that cannot be used; tells every bad line, not the first alone. */
public final class InvalidLinkRules extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidLinkRules(String file, List<String> problems) {
        super("not a usable file of link rules: " + file + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    InvalidLinkRules(String file, Throwable cause) {
        super("not a readable file of link rules: " + file + ": " + cause.getMessage(), cause);
        this.problems = List.of(String.valueOf(cause.getMessage()));
    }

    /** One entry for each bad line, each beginning with {@code line N: }; in the order of the file. */
    public List<String> problems() {
        return problems;
    }
}
