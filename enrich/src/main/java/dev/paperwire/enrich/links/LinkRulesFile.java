package dev.paperwire.enrich.links;

import dev.paperwire.listing.LinkKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a file of link rules; goes on behind a bad line so that all of them are told at once. */
final class LinkRulesFile {
    private static final String WORDS = "words";
    private static final String TOP_LEVEL = "top-level";
    private static final String WORDLIKE_TOP_LEVEL = "top-level-wordlike";

    private final Map<String, List<LinkRule>> byHost = new HashMap<>();
    private final Map<String, LinkKind> words = new HashMap<>();
    private final Set<String> topLevel = new HashSet<>();
    private final Set<String> wordlikeTopLevel = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private int line;

    private LinkRulesFile() {}

    static LinkRules read(String file, Stream<String> lines) {
        LinkRulesFile reading = new LinkRulesFile();
        lines.forEachOrdered(reading::line);
        if (!reading.problems.isEmpty()) {
            throw new InvalidLinkRules(file, reading.problems);
        }
        reading.byHost.replaceAll((host, rules) -> LinkRules.mostPreciseFirst(rules));
        return new LinkRules(Map.copyOf(reading.byHost), Map.copyOf(reading.words),
                Set.copyOf(reading.topLevel),
                Set.copyOf(reading.wordlikeTopLevel));
    }

    private void line(String text) {
        line++;
        int comment = text.indexOf('#');
        List<String> parts = parts((comment < 0 ? text : text.substring(0, comment)).strip());
        if (parts.isEmpty()) {
            return;
        }
        switch (parts.getFirst()) {
            case WORDS -> words(parts);
            case TOP_LEVEL -> topLevel.addAll(labels(parts));
            case WORDLIKE_TOP_LEVEL -> wordlikeTopLevel.addAll(labels(parts));
            default -> rule(parts);
        }
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("\\s+", -1)).filter(part -> !part.isEmpty()).toList();
    }

    private void words(List<String> parts) {
        LinkKind kind = parts.size() > 1 ? kind(parts.get(1)) : null;
        if (parts.size() < 3) {
            problem("'words' needs a kind and at least one word");
        } else if (kind != null) {
            parts.subList(2, parts.size()).forEach(word -> words.put(word.toLowerCase(Locale.ROOT), kind));
        }
    }

    private List<String> labels(List<String> parts) {
        List<String> labels = parts.subList(1, parts.size());
        for (String label : labels) {
            if (Letters.endOfLetters(label, 0) != label.length()) {
                problem("'" + label + "' is not a top-level domain");
            }
        }
        return labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).toList();
    }

    private void rule(List<String> parts) {
        LinkKind kind = kind(parts.getFirst());
        if (parts.size() < 2) {
            problem("a rule needs a kind and a host");
        }
        if (kind == null || parts.size() < 2) {
            return;
        }
        String[] place = parts.get(1).toLowerCase(Locale.ROOT).split("/", -1);
        String host = place.length == 0 ? "" : place[0];
        if (!isHost(host)) {
            problem("'" + host + "' is not a host; write example.org, *.example.org, example.* or *");
            return;
        }
        Set<LinkKind> alternatives = Set.of();
        int whole = 0;
        int repository = 0;
        String behind = null;
        for (String option : parts.subList(2, parts.size())) {
            int sign = option.indexOf('=');
            String value = option.substring(sign + 1);
            switch (sign < 0 ? option : option.substring(0, sign)) {
                case "words" -> alternatives = kinds(value);
                case "whole" -> whole = number(option, value);
                case "repository" ->
                    repository = value.equals(LinkRule.ANY) ? LinkRule.ALL : number(option, value);
                case "behind" -> behind = value;
                default -> problem("'" + option + "' is not one of words=, whole=, repository=, behind=");
            }
        }
        List<String> path = Arrays.stream(place).skip(1).filter(part -> !part.isEmpty()).toList();
        byHost.computeIfAbsent(host, key -> new ArrayList<>())
                .add(new LinkRule(kind, path, alternatives, whole, repository, behind));
    }

    private static boolean isHost(String host) {
        if (host.equals("*")) {
            return true;
        }
        String name = host.startsWith("*.") ? host.substring(2) : host;
        name = name.endsWith(".*") ? name.substring(0, name.length() - 2) : name;
        return !name.isEmpty() && !name.startsWith(".") && !name.endsWith(".") && !name.startsWith("www.")
                && (name.indexOf('.') > 0 || host.endsWith(".*"))
                && name.chars().allMatch(c -> Letters.isAlphanumeric(c) || c == '-' || c == '.');
    }

    private int number(String option, String value) {
        if (value.length() != 1 || !Letters.isDigit(value.charAt(0))) {
            problem("'" + option + "' needs a number from 0 to 9");
            return 0;
        }
        return value.charAt(0) - '0';
    }

    private Set<LinkKind> kinds(String names) {
        Set<LinkKind> kinds = new HashSet<>();
        for (String name : names.split(",", -1)) {
            LinkKind kind = kind(name);
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return Set.copyOf(kinds);
    }

    private @Nullable LinkKind kind(String name) {
        StringJoiner known = new StringJoiner(", ");
        for (LinkKind kind : LinkKind.values()) {
            if (kind.toString().equals(name)) {
                return kind;
            }
            known.add(kind.toString());
        }
        problem("'" + name + "' is not a kind; the kinds are " + known);
        return null;
    }

    private void problem(String problem) {
        problems.add("line " + line + ": " + problem);
    }
}
