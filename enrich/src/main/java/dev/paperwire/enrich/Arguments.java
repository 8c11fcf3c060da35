package dev.paperwire.enrich;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words behind the command, read.
 *
 * @param task what is to be done
 * @param config the file with settings; null where none is given
 * @param assignments settings as {@code key=value}
 */
record Arguments(Task task, @Nullable Path config, List<String> assignments) {
    static final String USAGE = "usage: [reset [--dry-run] | topology] [--config FILE] [key=value ...]";

    /** What can be done. */
    enum Task {
        SERVE, RESET, PLAN_RESET, TOPOLOGY
    }

    /**
     * Reads words.
     *
     * @throws IllegalArgumentException with one line that tells what is wrong
     */
    static Arguments of(List<String> words) {
        Task task = Task.SERVE;
        Path config = null;
        List<String> assignments = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "reset" -> task = first(i, word, Task.RESET);
                case "topology" -> task = first(i, word, Task.TOPOLOGY);
                case "--dry-run" -> {
                    if (task != Task.RESET) {
                        throw new IllegalArgumentException("--dry-run belongs behind reset; " + USAGE);
                    }
                    task = Task.PLAN_RESET;
                }
                case "--config" -> {
                    if (++i == words.size()) {
                        throw new IllegalArgumentException("--config needs a file; " + USAGE);
                    }
                    config = Path.of(words.get(i));
                }
                default -> assignments.add(word);
            }
        }
        return new Arguments(task, config, assignments);
    }

    private static Task first(int place, String word, Task task) {
        if (place > 0) {
            throw new IllegalArgumentException(word + " must be the first word; " + USAGE);
        }
        return task;
    }
}
