package dev.paperwire.service;

import org.jspecify.annotations.Nullable;

/** The endpoint of metrics and health cannot be opened; the message names the setting. */
public final class EndpointFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndpointFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
