package dev.paperwire.listing.channel;

import dev.paperwire.listing.Reject;
import dev.paperwire.listing.Reject.Stage;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RejectHeadersTest {
    private static final Reject REJECT = new Reject(null, new byte[]{0, -1}, Stage.ENRICH, "not-json",
            "half a brace – ½",
            "paper-listings", 3, 12345678901L, Instant.parse("2025-03-18T20:15:30.123Z"), 1);

    @Test
    void aRejectComesBackFromItsRecord() {
        var kafkaRecord = RejectHeaders.toRecord(REJECT, "paper-rejects");

        assertThat(RejectHeaders.read(kafkaRecord.key(), kafkaRecord.value(), kafkaRecord.headers()))
                .isEqualTo(REJECT);
        assertThat(RejectHeaders.attempts(kafkaRecord.headers())).isEqualTo(1);
    }

    @Test
    void writingTakesThePlaceOfEarlierHeadersAndLeavesOthers() {
        var headers = new RecordHeaders().add("trace", new byte[]{1});
        RejectHeaders.write(REJECT, headers);
        RejectHeaders.write(REJECT, headers);

        assertThat(headers).hasSize(9);
    }

    @Test
    void namesTheHeaderThatIsWrong() {
        var headers = new RecordHeaders();
        assertThat(RejectHeaders.attempts(headers)).isZero();
        assertThatThrownBy(() -> RejectHeaders.read(null, null, headers))
                .hasMessage("header reject.stage is missing");
        RejectHeaders.write(REJECT, headers);
        headers.remove("reject.offset").add("reject.offset", new byte[]{'x'});
        assertThatThrownBy(() -> RejectHeaders.read(null, null, headers))
                .hasMessage("header reject.offset: 'x' is not a number");
    }
}
