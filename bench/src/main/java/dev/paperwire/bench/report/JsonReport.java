package dev.paperwire.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reports as JSON, to be compared later. */
public final class JsonReport {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonReport() {}

    /** A file that holds no report. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(Path file, Throwable cause) {
            super(file + ": is no report of a benchmark: "
                    + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), cause);
        }
    }

    /** The report, in UTF-8. */
    public static byte[] write(Report report) {
        return JSON.writeValueAsBytes(report);
    }

    /**
     * Reads a report.
     *
     * @throws IOException if the file cannot be read
     * @throws Unreadable if it holds something else
     */
    public static Report read(Path file) throws IOException, Unreadable {
        try {
            Report report = JSON.readValue(Files.readAllBytes(file), Report.class);
            if (report == null || report.conditions() == null) {
                throw new Unreadable(file, new IllegalArgumentException("conditions are missing"));
            }
            return report;
        } catch (JacksonException e) {
            throw new Unreadable(file, e);
        }
    }
}
