package dev.paperwire.listing.settings;

import java.util.Optional;

/**
 * One key as a program read it.
 *
 * @param key the key
 * @param meaning what it tells, one line
 * @param form what its value must be, one line
 * @param otherwise what counts where it is not given, as it would be written; empty for nothing
 * @param given its value, {@code ***} for a secret; empty where it is not given
 */
public record Setting(String key, String meaning, String form, String otherwise, Optional<String> given) {
    /** What stands for a secret. */
    static final String MASK = "***";
}
