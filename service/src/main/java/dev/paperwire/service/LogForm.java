package dev.paperwire.service;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** What the lines of a log look like. */
public enum LogForm {
    /** For people. */
    TEXT,
    /** A JSON object a line, with the field names of the Elastic Common Schema. */
    ECS;

    /** Gives the log of this process the form, as of now. */
    void use() {
        if (this == ECS && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList()
                    .forEach(logger -> logger.iteratorForAppenders()
                            .forEachRemaining(appender -> useEcs(context, appender)));
        }
    }

    private static void useEcs(LoggerContext context, Appender<ILoggingEvent> appender) {
        if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
            EcsLines lines = new EcsLines();
            lines.setContext(context);
            lines.setServiceName("paperwire");
            lines.start();
            console.setEncoder(lines);
        }
    }
}
