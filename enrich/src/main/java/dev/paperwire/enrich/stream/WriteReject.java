package dev.paperwire.enrich.stream;

import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.service.RejectLines;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a reject back into its bytes, with its reason in headers; other headers of the record stay. */
final class WriteReject
        extends
            ContextualProcessor<String, Reject, byte @Nullable [], byte @Nullable []> {
    private static final Logger LOG = LoggerFactory.getLogger(WriteReject.class);

    @Override
    public void process(Record<String, Reject> refused) {
        Reject reject = refused.value();
        RejectLines.log(LOG, reject);
        RecordHeaders headers = new RecordHeaders(refused.headers());
        RejectHeaders.write(reject, headers);
        context().<byte @Nullable [], byte @Nullable []>forward(
                new Record<>(reject.key(), reject.value(), refused.timestamp(), headers));
    }
}
