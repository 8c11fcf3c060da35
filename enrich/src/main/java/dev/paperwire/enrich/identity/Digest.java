package dev.paperwire.enrich.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The first 128 bits of SHA-256 in lower-case hexadecimal digits: 32 characters that no two texts share in practice. */
public final class Digest {
    private static final int BYTES = 16;

    private Digest() {}

    /** Of a text in UTF-8. */
    public static String hex(String text) {
        return hex(text.getBytes(UTF_8));
    }

    /** Of bytes. */
    public static String hex(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
