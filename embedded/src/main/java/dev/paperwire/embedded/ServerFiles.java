package dev.paperwire.embedded;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Where the servers' own files are: the folder that the system property {@value #PROPERTY} names, else what the build of
 * {@code embedded/servers} left beside this module's own classes.
 */
final class ServerFiles {
    static final String PROPERTY = "paperwire.embedded.servers";

    private final Path folder;

    private ServerFiles(Path folder) {
        this.folder = folder;
    }

    static ServerFiles locate() {
        String given = System.getProperty(PROPERTY);
        Path folder = given == null ? beside(EmbeddedServer.class) : Path.of(given).toAbsolutePath();
        ServerFiles files = new ServerFiles(folder);
        if (!Files.isDirectory(files.kafkaLibraries()) || !Files.isDirectory(files.elasticsearchHome())
                || !Files.isRegularFile(files.launchers())) {
            throw new EmbeddedStartFailure("No servers in " + folder + (given == null
                    ? ": build them with ./mvnw -Dquick -pl embedded/servers -am package, or set -D"
                            + PROPERTY + "=DIR"
                    : ", which -D" + PROPERTY + " names"));
        }
        return files;
    }

    Path kafkaLibraries() {
        return folder.resolve("kafka/lib");
    }

    /** Where Java keeps the broker's classes readily parsed, from its first end on; made anew when they change. */
    Path kafkaArchive() {
        return folder.resolve("kafka/classes.jsa");
    }

    Path elasticsearchHome() {
        return folder.resolve("elasticsearch");
    }

    Path elasticsearchPlugins() {
        return folder.resolve("elasticsearch-plugins");
    }

    Path launchers() {
        return folder.resolve("launchers.jar");
    }

    /** From {@code embedded/target/classes} or {@code embedded/target/x.jar} to {@code embedded/servers/target}. */
    private static Path beside(Class<?> own) {
        CodeSource source = own.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new EmbeddedStartFailure("Set -D" + PROPERTY + "=DIR: these classes come from no file");
        }
        try {
            URI location = source.getLocation().toURI();
            return Path.of(location).resolve("../../servers/target").normalize();
        } catch (URISyntaxException unusable) {
            throw new EmbeddedStartFailure("Set -D" + PROPERTY + "=DIR: unusable " + source.getLocation(),
                    unusable);
        }
    }
}
