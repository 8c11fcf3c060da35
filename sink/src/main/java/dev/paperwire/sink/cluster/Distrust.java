package dev.paperwire.sink.cluster;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;

/** Tells a node that cannot be trusted from one that is away: a handshake may also end because a connection does. */
public final class Distrust {
    private Distrust() {}

    /**
     * Returns if the failure is of another kind.
     *
     * @throws Misconfigured if the node's certificate was not accepted
     */
    public static void check(Throwable failure) {
        if (hasCause(failure, CertificateExpiredException.class)) {
            throw new Misconfigured("the certificate of Elasticsearch has expired (" + failure.getMessage()
                    + "): renew it at its nodes", failure);
        }
        if (hasCause(failure, SSLHandshakeException.class) && hasCause(failure, CertificateException.class)) {
            throw new Misconfigured(
                    "the certificate of Elasticsearch is not trusted: set elasticsearch.ca.file or"
                            + " elasticsearch.ca.fingerprint to its authority (" + failure.getMessage() + ")",
                    failure);
        }
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
