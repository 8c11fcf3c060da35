package dev.paperwire.embedded.node;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.KeyStoreWrapper;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginBundle;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * An Elasticsearch node in this process: what the distribution's own start script does, less its refusal to run as
 * root.
 */
final class ElasticsearchNode {
    private ElasticsearchNode() {}

    /**
     * Takes the id of the starting process, the distribution's folder, that of further plugins, and that of the
     * configuration.
     */
    public static void main(String[] args) throws InterruptedException {
        Leash.hold(Long.parseLong(args[0]),
                () -> start(Path.of(args[1]), Path.of(args[2]), Path.of(args[3])));
    }

    private static Closeable start(Path home, Path plugins, Path config) throws Exception {
        // Reading settings already needs a logger.
        LogConfigurator.configureESLogging();
        Environment environment = new Environment(settings(home, config), config);
        LogConfigurator.configure(environment, true);
        boolean secured = environment.settings().getAsBoolean("xpack.security.enabled", false);
        PluginsLoader loader = PluginsLoader.createPluginsLoader(modules(environment, secured),
                secured ? PluginsLoader.loadPluginsBundles(plugins, false) : Set.of(), Map.of(), true);
        return new Node(environment, loader).start();
    }

    private static Settings settings(Path home, Path config) throws Exception {
        Settings.Builder settings = Settings.builder();
        properties(config.resolve("server.properties"))
                .forEach((key, value) -> settings.put(key.toString(), value.toString()));
        settings.put(Environment.PATH_HOME_SETTING.getKey(), home.toString());
        KeyStoreWrapper secrets = KeyStoreWrapper.create();
        Properties given = properties(config.resolve("secrets.properties"));
        for (String key : given.stringPropertyNames()) {
            secrets.setString(key, given.getProperty(key).toCharArray());
        }
        return settings.setSecureSettings(secrets).build();
    }

    /** Without security the modules for it would only cost time. */
    private static Set<PluginBundle> modules(Environment environment, boolean secured) {
        return PluginsLoader.loadModulesBundles(environment.modulesDir(), false)
                .stream()
                .filter(bundle -> secured || !bundle.pluginDescriptor().getName().startsWith("x-pack-"))
                .collect(Collectors.toSet());
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
