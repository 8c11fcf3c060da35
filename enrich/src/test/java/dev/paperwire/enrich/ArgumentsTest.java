package dev.paperwire.enrich;

import dev.paperwire.enrich.Arguments.Task;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArgumentsTest {
    @Test
    void withoutAWordItServes() {
        assertThat(
                Arguments.of(List.of("stream.threads=2", "--config", "a.properties", "channels.prefix=a-")))
                .isEqualTo(new Arguments(Task.SERVE, Path.of("a.properties"), List.of("stream.threads=2",
                        "channels.prefix=a-")));
    }

    @Test
    void theFirstWordIsTheTask() {
        assertThat(Arguments.of(List.of("reset")).task()).isEqualTo(Task.RESET);
        assertThat(Arguments.of(List.of("reset", "a=b", "--dry-run")).task()).isEqualTo(Task.PLAN_RESET);
        assertThat(Arguments.of(List.of("topology")).task()).isEqualTo(Task.TOPOLOGY);
    }

    @Test
    void aResetIsNeverGuessed() {
        assertThatThrownBy(() -> Arguments.of(List.of("a=b", "reset")))
                .hasMessageStartingWith("reset must be the first word; usage: ");
        assertThatThrownBy(() -> Arguments.of(List.of("--dry-run")))
                .hasMessageStartingWith("--dry-run belongs behind reset; usage: ");
        assertThatThrownBy(() -> Arguments.of(List.of("topology", "--config")))
                .hasMessageStartingWith("--config needs a file; usage: ");
    }
}
