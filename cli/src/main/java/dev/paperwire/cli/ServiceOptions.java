package dev.paperwire.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a service takes its settings from. */
final class ServiceOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Settings, one key=value a line.")
    private @Nullable String config;

    @Option(names = "--print-config", description = "Only print the settings that count, secrets masked.")
    private boolean printsConfig;

    @Parameters(paramLabel = "KEY=VALUE", description = {
        "Settings. They win over the environment's PAPERWIRE_KEY, and that",
        "over the file."})
    private List<String> assignments = List.of();

    /** As the service's main method takes them, behind its own words. */
    String[] words(List<String> first) {
        List<String> words = new ArrayList<>(first);
        if (config != null) {
            words.addAll(List.of("--config", config));
        }
        if (printsConfig) {
            words.add("--print-config");
        }
        words.addAll(assignments);
        return words.toArray(String[]::new);
    }
}
