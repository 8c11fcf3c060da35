package dev.paperwire.service;

import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsForm;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a service from its words and the environment, or tells what is wrong with them, all of it and a line each; with
 * {@code --print-config} prints the settings that would count, secrets masked.
 *
 * @param <T> the settings of the service
 * @param usage how the words may be, in one line
 * @param flags options without a value that it has besides, without dashes
 * @param options options that are another way to write a setting, and the key of each
 * @param form its settings
 * @param service what then runs
 */
public record Launch<T>(String usage, Set<String> flags, Map<String, String> options,
        SettingsForm<T> form,
        Job<T> service) {
    /** It did what it was told. */
    public static final int FINE = 0;
    /** It could not. */
    public static final int FAILED = 1;
    /** It was told wrongly. */
    public static final int WRONG_USAGE = 2;

    private static final String PRINT = "print-config";
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    /** Finds out what is to be done. */
    @FunctionalInterface
    public interface Job<T> {
        /**
         * Reads the words, and does nothing yet.
         *
         * @return what runs to the end, and gives the exit code
         * @throws IllegalArgumentException if the words ask for something that there is not, with one line about it
         */
        IntSupplier of(Words words, T settings);
    }

    /** Runs to the end; gives the exit code. */
    public int run(List<String> args, Map<String, String> environment) {
        IntSupplier job;
        try {
            Set<String> known = new HashSet<>(flags);
            known.add(PRINT);
            Words words = Words.read(args, known, options);
            Settings settings = Settings.load(words.config(), environment, words.assignments());
            if (words.flags().contains(PRINT)) {
                System.out.print(SettingsForm.written(form.keys(settings)));
                return FINE;
            }
            job = service.of(words, form.read(settings));
        } catch (InvalidSettings e) {
            e.problems().forEach(problem -> LOG.error("{}", problem));
            return WRONG_USAGE;
        } catch (IllegalArgumentException e) {
            LOG.error("{}; usage: {}", e.getMessage(), usage);
            return WRONG_USAGE;
        }
        return job.getAsInt();
    }
}
