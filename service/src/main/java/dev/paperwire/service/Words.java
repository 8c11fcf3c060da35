package dev.paperwire.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words behind the command of a service: what it is to do, and its settings.
 *
 * @param task the words that stand before everything else, such as {@code reset}
 * @param flags options without a value, without their dashes
 * @param config the file of settings; null where none is given
 * @param assignments settings as {@code key=value}
 */
public record Words(List<String> task, Set<String> flags, @Nullable Path config, List<String> assignments) {
    public Words {
        task = List.copyOf(task);
        flags = Set.copyOf(flags);
        assignments = List.copyOf(assignments);
    }

    /**
     * Reads words.
     *
     * @param known options without a value
     * @param settings options that are another way to write a setting, and the key of each; they win over the key itself
     * @throws IllegalArgumentException with one line that tells what is wrong
     */
    public static Words read(List<String> words, Set<String> known, Map<String, String> settings) {
        List<String> task = new ArrayList<>();
        Set<String> flags = new HashSet<>();
        List<String> assignments = new ArrayList<>();
        List<String> options = new ArrayList<>();
        Path config = null;
        boolean begun = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String option = word.startsWith("--") ? word.substring(2) : "";
            if (option.isEmpty()) {
                begun |= word.contains("=");
                if (begun) {
                    assignments.add(assignment(word));
                } else {
                    task.add(word);
                }
                continue;
            }
            begun = true;
            if (known.contains(option)) {
                flags.add(option);
            } else if (option.equals("config")) {
                config = Path.of(value(words, ++i));
            } else if (settings.containsKey(option)) {
                options.add(settings.get(option) + "=" + value(words, ++i));
            } else {
                throw new IllegalArgumentException(word + " is no option of this command");
            }
        }
        assignments.addAll(options);
        return new Words(task, flags, config, assignments);
    }

    private static String value(List<String> words, int place) {
        if (place == words.size()) {
            throw new IllegalArgumentException(words.getLast() + " needs a value behind it");
        }
        return words.get(place);
    }

    private static String assignment(String word) {
        if (!word.contains("=")) {
            throw new IllegalArgumentException("'" + word + "' is not of the form key=value");
        }
        return word;
    }
}
