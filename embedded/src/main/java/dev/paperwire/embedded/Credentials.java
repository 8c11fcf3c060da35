package dev.paperwire.embedded;

import java.util.regex.Pattern;

/**
 * A user's name and password.
 *
 * @param user
 *            letters, digits, dot, hyphen, underscore
 * @param password
 *            at least 6 visible ASCII characters, without the comma, quotes, backslash, brackets and braces that the
 *            servers' own configuration formats give a meaning to
 */
public record Credentials(String user, String password) {
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern PASSWORD = Pattern.compile("[!-~&&[^,\"'`\\\\\\[\\](){}]]{6,128}");

    public Credentials {
        if (!USER.matcher(user).matches()) {
            throw new IllegalArgumentException(
                    "user: expected 1 to 64 of A-Z a-z 0-9 . _ - but was '" + user + "'");
        }
        if (!PASSWORD.matcher(password).matches()) {
            throw new IllegalArgumentException("password of " + user
                    + ": expected 6 to 128 visible ASCII characters without comma, quotes, backslash, brackets, braces");
        }
    }

    /** Does not show the password. */
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
