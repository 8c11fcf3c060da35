package dev.paperwire.cli.run;

import dev.paperwire.cli.run.Summary.Count;
import dev.paperwire.cli.run.Summary.StageTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A summary as lines for a person. */
final class SummaryText {
    private static final int BAR = 30;
    private static final int TOPICS = 15;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private SummaryText() {}

    static List<String> lines(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(counted(summary.papers(), "paper") + " searchable; "
                + counted(summary.listings(), "listing") + " read from "
                + String.join(", ", summary.documents()));
        lines.add("");
        topics(summary, lines);
        lines.add("");
        lines.add("Papers with links  " + joined(summary.linkKinds()));
        lines.add("Listed on          " + days(summary));
        lines.add("Rejects            " + joined(summary.rejects()));
        lines.add("Time               " + times(summary.times()));
        lines.add("");
        if (summary.serving()) {
            lines.add("Search             " + curl(summary.search()));
            lines.add("Stop               Ctrl-C");
        } else {
            lines.add("To search yourself, run without --once: the servers then stay up until Ctrl-C.");
        }
        return lines;
    }

    /** A command that works as printed in a POSIX shell. */
    static String curl(String search) {
        return "curl -s '" + search
                + "?q=abstract:memory&size=3&filter_path=hits.hits._source.title,hits.total.value&pretty'";
    }

    /** A bar of at most {@value #BAR} columns, in eighths of a column. */
    static String bar(long count, long most) {
        long eighths = most == 0 ? 0 : Math.max(1, Math.round(8.0 * BAR * count / most));
        String full = "█".repeat((int) (eighths / 8));
        return eighths % 8 == 0 ? full : full + EIGHTHS.charAt((int) (eighths % 8));
    }

    private static void topics(Summary summary, List<String> lines) {
        List<Count> shown = summary.topics().stream().limit(TOPICS).toList();
        int width = shown.stream().mapToInt(topic -> topic.name().length()).max().orElse(0);
        long most = shown.stream().mapToLong(Count::count).max().orElse(0);
        int digits = Long.toString(most).length();
        for (Count topic : shown) {
            lines.add(("%-" + width + "s  %" + digits + "d  %s").formatted(topic.name(), topic.count(),
                    bar(topic.count(), most)));
        }
        List<String> rest = new ArrayList<>();
        if (summary.topics().size() > TOPICS) {
            rest.add("and " + counted(summary.topics().size() - TOPICS, "more topic"));
        }
        rest.add(summary.unclassified() + " unclassified");
        lines.add(String.join(", ", rest));
    }

    private static String joined(List<Count> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.stream()
                        .map(count -> count.name() + " " + count.count())
                        .collect(Collectors.joining(", "));
    }

    private static String days(Summary summary) {
        LocalDate first = summary.firstDay();
        LocalDate last = summary.lastDay();
        if (first == null || last == null) {
            return "no known day";
        }
        return first.equals(last) ? DAY.format(first) : DAY.format(first) + " to " + DAY.format(last);
    }

    private static String times(List<StageTime> times) {
        return times.stream()
                .map(time -> time.stage() + " " + seconds(time.took()))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration took) {
        return "%.1f s".formatted(took.toMillis() / 1000.0);
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
