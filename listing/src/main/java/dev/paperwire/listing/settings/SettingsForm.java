package dev.paperwire.listing.settings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a program can be told, and how it is read.
 *
 * @param <T> the settings of the program
 */
public final class SettingsForm<T> {
    private final List<String> namespaces;
    private final Function<SettingsReader, T> reading;

    /**
     * A form.
     *
     * @param namespaces first words of its keys
     * @param reading asks the reader for every key there is, whatever the values are
     */
    public SettingsForm(List<String> namespaces, Function<SettingsReader, T> reading) {
        this.namespaces = List.copyOf(namespaces);
        this.reading = reading;
    }

    /**
     * Reads settings.
     *
     * @throws InvalidSettings with everything that is wrong with them
     */
    public T read(Settings settings) {
        SettingsReader reader = reader(settings);
        T read = reading.apply(reader);
        reader.done();
        return read;
    }

    /**
     * Every key with what counts for it.
     *
     * @throws InvalidSettings with everything that is wrong with the settings
     */
    public Collection<Setting> keys(Settings settings) {
        SettingsReader reader = reader(settings);
        Object unused = reading.apply(reader);
        return reader.done();
    }

    private SettingsReader reader(Settings settings) {
        return settings.reader(namespaces.toArray(String[]::new));
    }

    /**
     * Settings as a file of settings that says the same, but for secrets, which are masked: what is not given stands as a
     * comment with its default.
     */
    public static String written(Collection<Setting> settings) {
        StringBuilder text = new StringBuilder();
        for (Setting setting : settings) {
            if (setting.given().isEmpty() && setting.key().endsWith("*")) {
                continue;
            }
            text.append(setting.given().isPresent() ? "" : "# ")
                    .append(setting.key())
                    .append('=')
                    .append(setting.given().orElse(setting.otherwise()).replace("\\", "\\\\"))
                    .append('\n');
        }
        return text.toString();
    }

    /** A table of keys in Markdown. */
    public static String table(Collection<Setting> settings, Map<String, String> shownAs) {
        StringBuilder text = new StringBuilder("| key | default | is | tells |\n|---|---|---|---|\n");
        for (Setting setting : settings) {
            String otherwise = shownAs.getOrDefault(setting.key(), setting.otherwise());
            text.append("| `%s` | %s | %s | %s |\n".formatted(setting.key(),
                    otherwise.isEmpty() ? "" : "`" + otherwise + "`", setting.form(),
                    setting.meaning()));
        }
        return text.toString();
    }
}
