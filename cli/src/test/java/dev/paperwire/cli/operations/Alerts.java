package dev.paperwire.cli.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules for Prometheus, and the series that their expressions select. */
record Alerts(List<JsonNode> rules) {
    private static final Path FILE = Path.of(System.getProperty("paperwire.root"), "docs/alerts.yml");
    /** Words of an expression: names with their matchers and range, numbers, texts, operators. */
    private static final Pattern WORD = Pattern.compile(
            "\\s*(?:(?<name>[a-zA-Z_:]\\w*)(?<labels>\\{[^}]*})?(?<range>\\[\\d+[smhd]])?|(?<other>[\\d.]+|==|!=|>=|<=|[-+*/<>(),]))");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~?)\"([^\"]*)\"");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless");
    private static final Set<String> FUNCTIONS = Set.of("sum", "increase", "delta", "rate", "time",
            "histogram_quantile");
    /** What Prometheus itself says of what it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    static Alerts read() throws IOException {
        JsonNode groups = new YAMLMapper().readTree(FILE.toFile()).path("groups");
        return new Alerts(groups.valueStream().flatMap(group -> group.path("rules").valueStream()).toList());
    }

    /**
     * A metric, and the labels that it is asked to have.
     *
     * @param metric its name
     * @param labels what their values are like
     */
    record Selector(String metric, Map<String, Pattern> labels) {
        boolean isMetBy(String sample) {
            return (sample.startsWith(metric + "{") || sample.startsWith(metric + " "))
                    && labels.entrySet()
                            .stream()
                            .allMatch(label -> isMetBy(sample, label.getKey(), label.getValue()));
        }

        private static boolean isMetBy(String sample, String label, Pattern value) {
            Matcher found = MATCHER.matcher(sample);
            while (found.find()) {
                if (found.group(1).equals(label) && value.matcher(found.group(3)).matches()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** All series of all rules but those of Prometheus itself; an expression that is not understood fails. */
    List<Selector> selectors() {
        return rules.stream().flatMap(rule -> selectors(rule.path("expr").asString())).toList();
    }

    private static Stream<Selector> selectors(String expression) {
        List<Selector> found = new ArrayList<>();
        Matcher word = WORD.matcher(expression);
        int at = 0;
        int depth = 0;
        boolean grouping = false;
        while (at < expression.length() && word.find(at) && word.start() == at) {
            at = word.end();
            String name = word.group("name");
            String other = word.group("other");
            boolean opens = expression.startsWith("(", at);
            if (name == null) {
                depth += other.equals("(") ? 1 : other.equals(")") ? -1 : 0;
                grouping &= !other.equals(")");
            } else if (name.equals("by")) {
                grouping = true;
            } else if (opens || expression.startsWith(" by", at)) {
                require(FUNCTIONS.contains(name) || OPERATORS.contains(name), name, expression);
            } else if (!grouping && !OPERATORS.contains(name) && !OF_PROMETHEUS.contains(name)) {
                found.add(new Selector(name, labels(word.group("labels"))));
            }
            require(depth >= 0, ")", expression);
        }
        require(expression.substring(at).isBlank() && depth == 0, expression.substring(at), expression);
        return found.stream();
    }

    private static Map<String, Pattern> labels(String braces) {
        Map<String, Pattern> labels = new TreeMap<>();
        if (braces != null) {
            Matcher matcher = MATCHER.matcher(braces);
            while (matcher.find()) {
                String value = matcher.group(3);
                labels.put(matcher.group(1),
                        Pattern.compile(matcher.group(2).equals("=") ? Pattern.quote(value) : value));
            }
        }
        return labels;
    }

    private static void require(boolean good, String what, String expression) {
        if (!good) {
            throw new AssertionError("not understood: '" + what + "' in " + expression);
        }
    }
}
