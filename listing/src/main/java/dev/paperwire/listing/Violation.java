package dev.paperwire.listing;

/**
 * One thing that is wrong with a record.
 *
 * @param field the field's name as it stands in the JSON, with an index where it is a list: {@code authors[2]}
 * @param problem what is wrong, without the field's name
 */
public record Violation(String field, String problem) {
    @Override
    public String toString() {
        return field + ": " + problem;
    }
}
