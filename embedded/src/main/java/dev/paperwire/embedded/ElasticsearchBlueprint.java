package dev.paperwire.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** One node that is a cluster of its own and does not mind how full the disk is. */
record ElasticsearchBlueprint(ServerFiles files, ElasticsearchOptions options) implements Blueprint {
    private static final String LOGGING = "log4j2.properties";

    @Override
    public String name() {
        return "Elasticsearch";
    }

    @Override
    public int portCount() {
        return 2;
    }

    @Override
    public JvmOptions jvm() {
        return options.jvm();
    }

    @Override
    public List<String> prepare(DataDirectory data, List<Integer> ports) throws IOException {
        Map<String, String> settings = settings(data, ports);
        Map<String, String> secrets = new LinkedHashMap<>();
        if (options.elastic().isPresent()) {
            settings.putAll(securitySettings(data));
            secrets.put("bootstrap.password", options.elastic().get().password());
        }
        settings.putAll(options.settings());
        PrivateFile.writeProperties(data.config().resolve("server.properties"), settings);
        PrivateFile.writeProperties(data.config().resolve("secrets.properties"), secrets);
        try (InputStream logging = ElasticsearchBlueprint.class
                .getResourceAsStream("elasticsearch-" + LOGGING)) {
            Files.copy(Objects.requireNonNull(logging), data.config().resolve(LOGGING),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path home = files.elasticsearchHome();
        return List.of("--module-path", home.resolve("lib").toString(), "--add-modules",
                "org.elasticsearch.server",
                "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign,org.apache.lucene.core",
                "--sun-misc-unsafe-memory-access=allow", "-Des.path.home=" + home,
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true", "-Dio.netty.noUnsafe=true", "-cp", files.launchers().toString(),
                "dev.paperwire.embedded.node.ElasticsearchNode", Long.toString(ProcessHandle.current().pid()),
                home.toString(), files.elasticsearchPlugins().toString(),
                data.config().toString());
    }

    @Override
    public boolean awaitService(ServerProcess process, DataDirectory data, List<Integer> ports,
            Duration timeout)
            throws IOException, InterruptedException {
        Optional<SSLContext> trust = options.elastic().isPresent()
                ? Optional.of(Certificates.in(data.config()).trust())
                : Optional.empty();
        return new ElasticsearchHealth(uri(ports.getFirst()), options.elastic(), trust)
                .await(process::isAlive, timeout);
    }

    URI uri(int port) {
        return URI.create((options.elastic().isPresent() ? "https" : "http") + "://127.0.0.1:" + port);
    }

    private static Map<String, String> settings(DataDirectory data, List<Integer> ports) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cluster.name", "paperwire");
        settings.put("node.name", "embedded");
        settings.put("discovery.type", "single-node");
        settings.put("network.host", "127.0.0.1");
        settings.put("http.port", ports.get(0).toString());
        settings.put("transport.port", ports.get(1).toString());
        settings.put("path.data", data.store().toString());
        settings.put("path.logs", data.logs().toString());
        settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        return settings;
    }

    private static Map<String, String> securitySettings(DataDirectory data) throws IOException {
        Certificates certificates = Certificates.in(data.config());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("xpack.security.enabled", "true");
        for (String layer : List.of("http", "transport")) {
            String prefix = "xpack.security." + layer + ".ssl.";
            settings.put(prefix + "enabled", "true");
            settings.put(prefix + "key", certificates.key().toString());
            settings.put(prefix + "certificate", certificates.certificate().toString());
            settings.put(prefix + "certificate_authorities", certificates.authority().toString());
        }
        return settings;
    }
}
