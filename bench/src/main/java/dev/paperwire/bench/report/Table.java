package dev.paperwire.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {
    private final StringBuilder text = new StringBuilder();

    Table(String... heads) {
        row(List.of(heads));
        text.append("|").append("---|".repeat(heads.length)).append('\n');
    }

    Table row(String... cells) {
        return row(List.of(cells));
    }

    private Table row(List<String> cells) {
        text.append(cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
