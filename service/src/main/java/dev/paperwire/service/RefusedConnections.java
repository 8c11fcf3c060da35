package dev.paperwire.service;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Leaves out the errors of Kafka's connections. They are refusals, which a service tells itself, in one line for all its
 * clients; their warnings, brokers that do not answer, pass.
 */
public final class RefusedConnections extends Filter<ILoggingEvent> {
    private static final String CONNECTIONS = "org.apache.kafka.clients.NetworkClient";

    /** Made by logback, which the settings of the log tell to. */
    public RefusedConnections() {}

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLevel() == Level.ERROR && event.getLoggerName().equals(CONNECTIONS)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
