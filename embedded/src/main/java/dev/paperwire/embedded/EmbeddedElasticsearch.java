package dev.paperwire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * An Elasticsearch node that is a cluster of its own, on the loopback address: the real server with mappings, search,
 * aggregations and, if wished, security, but without ingest pipelines, index lifecycles, data streams, scripts, and
 * {@code GET /}.
 */
public final class EmbeddedElasticsearch implements EmbeddedServer {
    private final ServerLife life;
    private final ElasticsearchBlueprint blueprint;

    private EmbeddedElasticsearch(ServerLife life, ElasticsearchBlueprint blueprint) {
        this.life = life;
        this.blueprint = blueprint;
    }

    /**
     * Returns once the node answers and the primary shards of all its indices are there.
     *
     * @throws EmbeddedStartFailure
     *             if it does not, if the data directory or the port is in use, or if the server's files are missing
     */
    public static EmbeddedElasticsearch start(ElasticsearchOptions options) {
        ElasticsearchBlueprint blueprint = new ElasticsearchBlueprint(ServerFiles.locate(), options);
        return new EmbeddedElasticsearch(
                ServerLife.begin(blueprint, options.dataDirectory(), options.port(), options.startTimeout()),
                blueprint);
    }

    /** {@code http://HOST:PORT}, or {@code https} if the node is secured; the same after a {@link #restart}. */
    public URI uri() {
        return blueprint.uri(life.port());
    }

    /** Of the user who may do everything, if the node is secured. */
    public Optional<Credentials> credentials() {
        return blueprint.options().elastic();
    }

    /** The PEM file that a client must trust, if the node is secured. */
    public Optional<Path> certificateAuthority() {
        return credentials().map(user -> life.data().config().resolve("ca.pem"));
    }

    /** Trusts {@link #certificateAuthority} and nothing else, if the node is secured. */
    public Optional<SSLContext> sslContext() {
        return credentials().map(user -> {
            try {
                return Certificates.in(life.data().config()).trust();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    @Override
    public long pid() {
        return life.pid();
    }

    @Override
    public boolean isAlive() {
        return life.isAlive();
    }

    @Override
    public Path dataDirectory() {
        return life.data().root();
    }

    @Override
    public Path log() {
        return life.data().log();
    }

    @Override
    public void kill() {
        life.kill();
    }

    @Override
    public void restart() {
        life.restart();
    }

    @Override
    public void close() {
        life.close();
    }
}
