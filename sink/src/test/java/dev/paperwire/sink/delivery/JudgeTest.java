package dev.paperwire.sink.delivery;

import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.delivery.BulkReply.Said;
import dev.paperwire.sink.delivery.Outcome.AlreadyCurrent;
import dev.paperwire.sink.delivery.Outcome.Deleted;
import dev.paperwire.sink.delivery.Outcome.Indexed;
import dev.paperwire.sink.delivery.Outcome.Refused;
import dev.paperwire.sink.delivery.Outcome.Throttled;
import dev.paperwire.sink.delivery.Outcome.Unavailable;
import dev.paperwire.sink.document.Operation;
import dev.paperwire.sink.document.Operation.Create;
import dev.paperwire.sink.document.Operation.Delete;
import dev.paperwire.sink.document.Operation.Index;
import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JudgeTest {
    private static final Operation.Write INDEX = new Index("a", 1, new byte[0]);
    private static final Operation.Write DELETE = new Delete("a", 1);

    @Test
    void judgesWhatWentWell() {
        assertThat(good(INDEX, 200)).isEqualTo(new Indexed());
        assertThat(good(INDEX, 201)).isEqualTo(new Indexed());
        assertThat(good(new Create("a", new byte[0]), 201)).isEqualTo(new Indexed());
        assertThat(good(DELETE, 200)).isEqualTo(new Deleted());
        assertThat(good(DELETE, 404)).as("was not there").isEqualTo(new Deleted());
        assertThat(bad(409, "version_conflict_engine_exception")).isEqualTo(new AlreadyCurrent());
    }

    @ParameterizedTest
    @CsvSource({"429,es_rejected_execution_exception", "429,circuit_breaking_exception",
        "429,cluster_block_exception", "403,cluster_block_exception", "503,cluster_block_exception"})
    void waitsForAClusterThatHasTooMuchToDo(int status, String type) {
        assertThat(bad(status, type)).isEqualTo(new Throttled(status, type));
        assertThat(whole(status, type)).isEqualTo(new Throttled(status, type));
    }

    @ParameterizedTest
    @CsvSource({"503,unavailable_shards_exception", "503,no_shard_available_action_exception",
        "500,node_closed_exception", "502,unknown", "504,process_cluster_event_timeout_exception",
        "408,receive_timeout_transport_exception"})
    void waitsForAClusterThatIsAway(int status, String type) {
        assertThat(bad(status, type)).isEqualTo(new Unavailable(status, type));
        assertThat(whole(status, type)).isEqualTo(new Unavailable(status, type));
    }

    @ParameterizedTest
    @CsvSource({"400,document_parsing_exception", "400,strict_dynamic_mapping_exception",
        "400,illegal_argument_exception", "413,unknown"})
    void refusesWhatWillNeverBeTaken(int status, String type) {
        assertThat(bad(status, type)).isEqualTo(new Refused(status, type, "why", "papers-000001"));
        assertThat(whole(status, type)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"401,security_exception,credentials", "403,security_exception,privileges",
        "404,index_not_found_exception,alias", "400,index_closed_exception,_open"})
    void stopsAtWhatAPersonMustMend(int status, String type, String hint) {
        assertThatThrownBy(() -> bad(status, type)).isInstanceOf(Misconfigured.class)
                .hasMessageContaining(hint);
        assertThatThrownBy(() -> whole(status, type)).isInstanceOf(Misconfigured.class)
                .hasMessageContaining(hint);
    }

    @Test
    void waitsForAConnectionButNotForTrust() {
        assertThat(Judge.unanswered(new ConnectException("refused")))
                .isEqualTo(new Unavailable(0, "ConnectException"));
        IOException untrusted = new IOException(
                new SSLHandshakeException("PKIX").initCause(new CertificateException("unknown")));
        assertThatThrownBy(() -> Judge.unanswered(untrusted)).isInstanceOf(Misconfigured.class)
                .hasMessageContaining("elasticsearch.ca.file");
        assertThat(Judge.unanswered(new SSLHandshakeException("connection was closed")))
                .as("a handshake that was cut off")
                .isEqualTo(new Unavailable(0, "SSLHandshakeException"));
    }

    @Test
    void waitsWhereAnAnswerWasCutOff() {
        assertThat(Judge.unanswered(new BulkReply.CutOff("end of input")))
                .isEqualTo(new Unavailable(0, "CutOff"));
        assertThat(whole(200, "unknown")).isEqualTo(new Unavailable(200, "unknown"));
    }

    private static Outcome good(Operation.Write operation, int status) {
        return Judge.item(operation, new Said(status, "", "", "papers-000001"));
    }

    private static Outcome bad(int status, String type) {
        return Judge.item(INDEX, new Said(status, type, "why", "papers-000001"));
    }

    private static Outcome whole(int status, String type) {
        return Judge.bulk(new Said(status, type, "why", ""));
    }
}
