package dev.paperwire.cli.run;

/** A service of the pipeline has stopped by itself. */
public final class ServiceFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceFailed(String service, Throwable cause) {
        super(service + " failed: " + cause.getMessage(), cause);
    }
}
