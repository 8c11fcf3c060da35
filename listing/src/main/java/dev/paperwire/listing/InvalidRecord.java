package dev.paperwire.listing;

import java.util.List;
import java.util.stream.Collectors;

/** A record that breaks the contract; tells every violation, not the first alone. */
public final class InvalidRecord extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidRecord(String record, List<Violation> violations) {
        super(violations.stream()
                .map(Violation::toString)
                .collect(Collectors.joining("; ", "not a valid " + record + ": ", "")));
        this.violations = List.copyOf(violations);
    }

    /** All violations in the order of the record's fields; never empty. */
    public List<Violation> violations() {
        return violations;
    }
}
