package dev.paperwire.ingest;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.paperwire.listing.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a source is read again. */
public sealed interface Schedule {
    /** The first time after another one. */
    Instant after(Instant time);

    /** In regular intervals. */
    record Every(Duration interval) implements Schedule {
        @Override
        public Instant after(Instant time) {
            return time.plus(interval);
        }
    }

    /**
     * At the times of a cron expression of five fields, in UTC.
     *
     * @param expression the expression
     */
    record At(String expression) implements Schedule {
        public At {
            parse(expression);
        }

        private static Cron parse(String expression) {
            return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                    .parse(expression);
        }

        @Override
        public Instant after(Instant time) {
            ZonedDateTime from = time.atZone(ZoneOffset.UTC);
            return ExecutionTime.forCron(parse(expression))
                    .nextExecution(from)
                    .map(ZonedDateTime::toInstant)
                    .orElse(Instant.MAX);
        }
    }

    /** Reads {@code KEY.every} or {@code KEY.cron}. */
    static Optional<Schedule> from(SettingsReader reader, String key) {
        Optional<String> cron = reader.key(key + ".cron",
                "When the source is read, as a cron expression of five fields, in UTC.").optional();
        Optional<Duration> every = reader.key(key + ".every",
                "How often the source is read; without it and .cron, once.")
                .duration(Duration.ofMillis(100), Duration.ofDays(366));
        if (cron.isPresent() && every.isPresent()) {
            reader.problem(key + ": has both " + key + ".every and " + key + ".cron");
        }
        if (cron.isPresent()) {
            try {
                return Optional.of(new At(cron.get()));
            } catch (IllegalArgumentException e) {
                reader.problem(key + ".cron: '" + cron.get() + "' is no cron expression of five fields: "
                        + e.getMessage());
            }
        }
        return every.map(Every::new);
    }
}
