package dev.paperwire.listing.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the settings of some namespaces and collects what is wrong with them. A problem does not stop the reading: the
 * default stands in, and {@link #done()} tells all problems.
 */
public final class SettingsReader {
    private static final int NEAR = 4;
    /** Keys of libraries whose values are not shown. */
    private static final Pattern SECRET = Pattern
            .compile(".*(?:password|secret|jaas|token|credential|private\\.key|keystore\\.key).*");
    private static final Pattern SECRET_FILE = Pattern.compile(".*(?:password|jaas\\.config)\\.file");

    private final Map<String, String> values;
    private final List<String> namespaces;
    private final Map<String, Setting> read = new TreeMap<>();
    private final List<String> openPrefixes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> values, List<String> namespaces) {
        this.values = values;
        this.namespaces = namespaces;
    }

    /**
     * Asks for a key.
     *
     * @param meaning what it tells, one sentence for the reference of all keys
     */
    public Key key(String name, String meaning) {
        return new Key(this, name, meaning);
    }

    /**
     * All values under a prefix that ends in a dot, the prefix taken off: settings of a library that pass through. Of a
     * password or a JAAS configuration the file that holds it can be named, by its key with {@code .file} behind it.
     */
    public Map<String, String> under(String prefix, String meaning) {
        openPrefixes.add(prefix);
        Map<String, String> found = new LinkedHashMap<>();
        read(new Setting(prefix + "*", meaning, "as the library says", "", Optional.empty()));
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                boolean inFile = SECRET_FILE.matcher(key).matches();
                String name = inFile ? key.substring(0, key.length() - ".file".length()) : key;
                found.put(name.substring(prefix.length()), inFile ? content(key, value).orElse("") : value);
                read(new Setting(key, meaning, "as the library says", "",
                        Optional.of(!inFile && SECRET.matcher(key).matches() ? Setting.MASK : value)));
            }
        });
        return Collections.unmodifiableMap(found);
    }

    /** The next words of the keys under a prefix that ends in a dot, in order: names that the user gave. */
    public Set<String> names(String prefix) {
        Set<String> names = new TreeSet<>();
        for (String key : values.keySet()) {
            if (key.startsWith(prefix) && key.length() > prefix.length()) {
                String rest = key.substring(prefix.length());
                names.add(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
            }
        }
        return Collections.unmodifiableSet(names);
    }

    /** Whether a key has a value, for where its absence is a problem of the caller's own. */
    public boolean isGiven(String key) {
        return given(key).isPresent();
    }

    /** Adds a problem of the caller's own, such as one between two keys. */
    public void problem(String problem) {
        problems.add(problem);
    }

    /**
     * Ends the reading.
     *
     * @return every key that was asked for, in the order of their names
     * @throws InvalidSettings with all problems, unknown keys of the namespaces among them
     */
    public Collection<Setting> done() {
        List<String> all = new ArrayList<>(problems);
        values.keySet()
                .stream()
                .filter(this::mine)
                .filter(key -> !read.containsKey(key))
                .filter(key -> openPrefixes.stream().noneMatch(key::startsWith))
                .map(this::unknown)
                .forEach(all::add);
        if (!all.isEmpty()) {
            throw new InvalidSettings(all);
        }
        return Collections.unmodifiableCollection(read.values());
    }

    /** The value of a key; a blank one counts as not given. */
    Optional<String> given(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What is in the file that a key names, without a line end after it; a problem where it cannot be read. */
    Optional<String> content(String key, String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).stripTrailing());
        } catch (IOException e) {
            problem(key + ": '" + file + "' cannot be read: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    void read(Setting setting) {
        read.put(setting.key(), setting);
    }

    private boolean mine(String key) {
        return namespaces.stream().anyMatch(space -> key.equals(space) || key.startsWith(space + "."));
    }

    private String unknown(String key) {
        String nearest = null;
        int distance = NEAR;
        for (String candidate : read.keySet()) {
            int found = EditDistance.between(key, candidate);
            if (found < distance) {
                nearest = candidate;
                distance = found;
            }
        }
        return key + ": is not known" + (nearest == null ? "" : "; did you mean " + nearest + "?");
    }
}
