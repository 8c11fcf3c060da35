package dev.paperwire.enrich.stream;

import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.RejectHeaders;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Turns a reject back into its bytes, with its reason in headers; other headers of the record stay. */
final class WriteReject
        extends
            ContextualProcessor<String, Reject, byte @Nullable [], byte @Nullable []> {
    @Override
    public void process(Record<String, Reject> refused) {
        Reject reject = refused.value();
        RecordHeaders headers = new RecordHeaders(refused.headers());
        RejectHeaders.write(reject, headers);
        context().<byte @Nullable [], byte @Nullable []>forward(
                new Record<>(reject.key(), reject.value(), refused.timestamp(), headers));
    }
}
