package dev.paperwire.service;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.logback.EcsEncoder;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;

/** Lines of the Elastic Common Schema, with what the log call names as fields of their own. */
final class EcsLines extends EcsEncoder {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void addCustomFields(ILoggingEvent event, StringBuilder line) {
        super.addCustomFields(event, line);
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                // The encoder takes the last comma away.
                line.append(JSON.writeValueAsString(pair.key))
                        .append(':')
                        .append(JSON.writeValueAsString(String.valueOf(pair.value)))
                        .append(',');
            }
        }
    }
}
