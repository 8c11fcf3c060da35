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

    /** Of bytes, one array after the other. */
    public static String hex(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(part);
            }
            byte[] hash = sha.digest();
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
