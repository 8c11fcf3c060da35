package dev.paperwire.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialsTest {
    @Test
    void doNotShowThePassword() {
        assertThat(new Credentials("admin", "a:Good=pass#word")).hasToString("Credentials[user=admin]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space", "with,comma", "with\"quote", "with]bracket", "with\\slash",
        "with\u00e4umlaut"})
    void refuseAPasswordThatAServersConfigurationCannotHold(String password) {
        assertThatThrownBy(() -> new Credentials("admin", password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("password of admin: expected 6 to 128")
                .hasMessageNotContaining(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;User:b"})
    void refuseAUserThatIsNoPlainName(String user) {
        assertThatThrownBy(() -> new Credentials(user, "password"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("user: expected");
    }

    @Test
    void ofASecuredNodeAreThoseOfElastic() {
        assertThatThrownBy(() -> new ElasticsearchOptions(Optional.empty(), OptionalInt.empty(),
                Map.of(), Optional.of(new Credentials("admin", "password")),
                JvmOptions.ofHeap(512), Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("elastic: the user is always elastic, but was admin");
    }
}
