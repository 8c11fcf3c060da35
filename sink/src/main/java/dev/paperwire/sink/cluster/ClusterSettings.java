package dev.paperwire.sink.cluster;

import dev.paperwire.listing.settings.Secret;
import dev.paperwire.listing.settings.SettingsReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How Elasticsearch is reached.
 *
 * @param nodes addresses of one or more nodes of one cluster, all http or all https
 * @param credentials who asks
 * @param trust whom an https node must prove to be
 * @param compression whether requests are sent compressed (gzip)
 * @param timeout how long a request may take
 */
public record ClusterSettings(List<URI> nodes, Credentials credentials, Trust trust, boolean compression,
        Duration timeout) {
    private static final Pattern FINGERPRINT = Pattern.compile("(?:[0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}");

    /** Who asks. */
    public sealed interface Credentials {
        /** Nobody in particular, for a cluster without security. */
        record None() implements Credentials {}

        /** A user. */
        record Basic(String user, Secret password) implements Credentials {}

        /** An API key in its encoded form. */
        record ApiKey(Secret encoded) implements Credentials {}
    }

    /** What makes a node's certificate good. */
    public sealed interface Trust {
        /** The authorities that the JDK knows. */
        record Jdk() implements Trust {}

        /** The authorities of a PEM file. */
        record AuthorityFile(Path pem) implements Trust {}

        /** The authority whose certificate has this SHA-256. */
        record Fingerprint(String sha256) implements Trust {}
    }

    public ClusterSettings {
        nodes = List.copyOf(nodes);
    }

    /** Reads {@code elasticsearch.*}; problems go to the reader. */
    public static ClusterSettings read(SettingsReader reader) {
        List<URI> nodes = reader.key("elasticsearch.urls", "Addresses of one or more nodes of the cluster.")
                .list(List.of("http://localhost:9200"))
                .stream()
                .flatMap(text -> node(reader, text).stream())
                .toList();
        return new ClusterSettings(nodes, credentials(reader), trust(reader),
                reader.key("elasticsearch.compression", "Whether requests are sent compressed.").flag(false),
                reader.key("elasticsearch.timeout", "How long a request may take.")
                        .duration(Duration.ofSeconds(60), Duration.ofSeconds(1),
                                Duration.ofMinutes(10)));
    }

    private static Optional<URI> node(SettingsReader reader, String text) {
        try {
            URI uri = URI.create(text);
            String scheme = String.valueOf(uri.getScheme());
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        reader.problem("elasticsearch.urls: one of its addresses is not of the form https://host:9200"
                + " (user and password have keys of their own)");
        return Optional.empty();
    }

    private static Credentials credentials(SettingsReader reader) {
        Optional<Secret> key = reader.key("elasticsearch.api.key", "An API key in its encoded form.")
                .secret();
        Optional<String> user = reader.key("elasticsearch.username", "The user, where no API key is used.")
                .optional();
        Optional<Secret> password = reader.key("elasticsearch.password", "The user's password.").secret();
        if (key.isPresent() && user.isPresent()) {
            reader.problem("elasticsearch.api.key: give either it or elasticsearch.username, not both");
        }
        if (user.isPresent() != password.isPresent()) {
            reader.problem("elasticsearch.username: it and elasticsearch.password belong together");
        }
        if (key.isPresent()) {
            return new Credentials.ApiKey(key.get());
        }
        return user.isPresent() && password.isPresent()
                ? new Credentials.Basic(user.get(), password.get())
                : new Credentials.None();
    }

    private static Trust trust(SettingsReader reader) {
        Optional<String> file = reader.key("elasticsearch.ca.file",
                "A PEM file of the authorities whose certificates are trusted; else those of the JDK.")
                .optional();
        Optional<String> fingerprint = reader
                .key("elasticsearch.ca.fingerprint",
                        "SHA-256 of the one authority that is trusted, in hexadecimal.")
                .optional();
        if (file.isPresent() && fingerprint.isPresent()) {
            reader.problem("elasticsearch.ca.file: give either it or elasticsearch.ca.fingerprint, not both");
        }
        if (fingerprint.isPresent()) {
            if (!FINGERPRINT.matcher(fingerprint.get()).matches()) {
                reader.problem("elasticsearch.ca.fingerprint: '" + fingerprint.get()
                        + "' is not a SHA-256 of 64 hexadecimal digits");
            }
            return new Trust.Fingerprint(fingerprint.get());
        }
        if (file.isPresent()) {
            if (!Files.isReadable(Path.of(file.get()))) {
                reader.problem("elasticsearch.ca.file: '" + file.get() + "' cannot be read");
            }
            return new Trust.AuthorityFile(Path.of(file.get()));
        }
        return new Trust.Jdk();
    }
}
