package dev.paperwire.embedded;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the servers' own files are: the folder that the system property {@value #PROPERTY} names, else
 * {@value #BUILT} in the nearest folder above this module's own classes, which is where the build makes them.
 */
record ServerFiles(Path folder) {
    static final String PROPERTY = "paperwire.embedded.servers";
    private static final String BUILT = "embedded/servers/target";

    static ServerFiles locate() {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            ServerFiles files = new ServerFiles(Path.of(given).toAbsolutePath());
            if (!files.areComplete()) {
                throw new EmbeddedStartFailure(
                        "No servers in " + files.folder + ", which -D" + PROPERTY + " names");
            }
            return files;
        }
        return ownClasses().flatMap(ServerFiles::above)
                .orElseThrow(() -> new EmbeddedStartFailure("No servers in " + BUILT
                        + ": build them with ./mvnw -Dquick -pl embedded/servers -am package, or set -D"
                        + PROPERTY + "=DIR"));
    }

    Path kafkaLibraries() {
        return folder.resolve("kafka/lib");
    }

    /**
     * Where Java keeps the server's classes readily parsed, which saves near half of the work of a start. It writes the
     * file when a server ends in order and there is none yet that fits; it does without where it cannot.
     */
    Path classArchive(String server) {
        return folder.resolve(server + ".jsa");
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

    private boolean areComplete() {
        return Files.isDirectory(kafkaLibraries()) && Files.isDirectory(elasticsearchHome().resolve("lib"))
                && Files.isDirectory(elasticsearchPlugins()) && Files.isRegularFile(launchers());
    }

    private static Optional<ServerFiles> above(Path classes) {
        return Stream.iterate(classes, path -> path != null, Path::getParent)
                .map(path -> new ServerFiles(path.resolve(BUILT)))
                .filter(ServerFiles::areComplete)
                .findFirst();
    }

    private static Optional<Path> ownClasses() {
        CodeSource source = ServerFiles.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException unusable) {
            throw new EmbeddedStartFailure("Set -D" + PROPERTY + "=DIR: unusable " + source.getLocation(),
                    unusable);
        }
    }
}
