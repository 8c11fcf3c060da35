package dev.paperwire.cli.containers;

import dev.paperwire.cli.secured.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Runs what containers run, without containers: the words and the environment of the files, with addresses on this machine
 * in place of the containers' names, and folders of this machine in place of what they mount.
 *
 * @param hosts the addresses of this machine by those of the files
 * @param folder for volumes
 */
record Containers(ComposeFile compose, Dockerfile images, Map<String, String> hosts, Path folder) {
    /**
     * Starts a service of ours.
     *
     * @param own environment that only this machine needs
     */
    ServiceProcess service(String name, Map<String, String> own) throws IOException {
        Map<String, Path> mounts = mounts(name);
        List<String> words = new ArrayList<>(images.entrypoint(name));
        words.addAll(compose.words(name, "command"));
        Map<String, String> environment = new HashMap<>(images.environment(name));
        environment.putAll(compose.environment(name));
        environment.replaceAll((_, value) -> here(value, mounts));
        environment.putAll(own);
        List<String> mapped = words.stream()
                .skip(1) // java itself
                .map(word -> word.equals("/app/*:/app/lib/*")
                        ? ServiceProcess.classPath(name)
                        : here(word, mounts))
                .toList();
        return ServiceProcess.java(folder, name, environment, mapped);
    }

    /** Runs a script of those that run once, to its end; gives its exit code and its output. */
    Ended once(String name, Map<String, String> own) throws IOException, InterruptedException {
        Map<String, Path> mounts = mounts(name);
        List<String> words = compose.words(name, "entrypoint")
                .stream()
                .map(word -> here(word, mounts))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        compose.environment(name)
                .forEach((key, value) -> builder.environment().put(key, here(value, mounts)));
        builder.environment().putAll(own);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    record Ended(int code, String output) {}

    /** The place of a container's path. */
    Path place(String service, String path) throws IOException {
        return Path.of(here(path, mounts(service)));
    }

    private Map<String, Path> mounts(String name) throws IOException {
        Map<String, Path> mounts = new LinkedHashMap<>();
        for (Map.Entry<String, Path> mount : compose.mounts(name, folder).entrySet()) {
            Path place = mount.getValue();
            if (place.startsWith(folder)) {
                Files.createDirectories(place);
            }
            mounts.put(mount.getKey(), place);
        }
        // A file of settings may itself name what is mounted.
        for (Map.Entry<String, Path> mount : List.copyOf(mounts.entrySet())) {
            if (mount.getKey().endsWith(".properties")) {
                Path copy = folder.resolve(mount.getValue().getFileName());
                Files.writeString(copy, here(Files.readString(mount.getValue()), mounts));
                mounts.put(mount.getKey(), copy);
            }
        }
        return mounts;
    }

    /** A path counts where it begins, not inside another. */
    private String here(String text, Map<String, Path> mounts) {
        Map<String, String> places = new HashMap<>(hosts);
        mounts.forEach((target, place) -> places.put(target, place.toString()));
        String any = places.keySet()
                .stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<![\\w/.-])(" + any + ")")
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(places.getOrDefault(found.group(), found.group())));
    }
}
