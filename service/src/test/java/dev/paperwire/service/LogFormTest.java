package dev.paperwire.service;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import dev.paperwire.listing.Reject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class LogFormTest {
    @Test
    void aLineOfEcsHasPaperAndReasonAsFields() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        EcsLines lines = new EcsLines();
        lines.setContext(context);
        lines.setServiceName("paperwire");
        lines.start();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.setContext(context);
        log.start();
        context.getLogger("sink").addAppender(log);
        Reject reject = new Reject("arxiv:2503.00001".getBytes(UTF_8), null, Reject.Stage.SINK, "refused",
                "a \"wrong\" field", "mine-papers", 2, 7, Instant.EPOCH, 1);

        RejectLines.log(context.getLogger("sink"), reject);

        Map<?, ?> fields = JsonMapper.shared()
                .readValue(lines.encode(log.list.getFirst()), Map.class);
        assertThat(fields.get("message"))
                .isEqualTo("refused mine-papers-2 offset 7: refused: a \"wrong\" field");
        assertThat(fields.get("paper.id")).isEqualTo("arxiv:2503.00001");
        assertThat(fields.get("reject.reason")).isEqualTo("refused");
        assertThat(fields.get("reject.stage")).isEqualTo("sink");
        assertThat(fields.get("log.level")).isEqualTo("WARN");
        assertThat(fields.get("service.name")).isEqualTo("paperwire");
        assertThat(fields.get("ecs.version")).isNotNull();
    }
}
