package dev.paperwire.listing.settings;

/**
 * A value that is never printed.
 *
 * @param reveal the value, for the client that needs it
 */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
