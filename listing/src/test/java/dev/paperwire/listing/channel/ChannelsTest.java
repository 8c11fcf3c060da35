package dev.paperwire.listing.channel;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChannelsTest {
    @Test
    void areTheFourOfTheContract() {
        assertThat(Channels.standard().all())
                .extracting(Channel::name, Channel::partitions,
                        channel -> channel.settings().get("cleanup.policy"))
                .isEqualTo(List.of(org.assertj.core.groups.Tuple.tuple("paper-listings", 6, "delete"),
                        org.assertj.core.groups.Tuple.tuple("papers", 6, "compact"),
                        org.assertj.core.groups.Tuple.tuple("topic-trends", 6, "compact"),
                        org.assertj.core.groups.Tuple.tuple("paper-rejects", 6, "delete")));
    }

    @Test
    void canShareAClusterUnderAPrefix() {
        assertThat(new Channels("lab.", 1).papers().name()).isEqualTo("lab.papers");
        assertThatThrownBy(() -> new Channels("", 0).papers())
                .hasMessage("papers: 0 partitions, at least 1 is needed");
    }
}
