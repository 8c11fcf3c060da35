package dev.paperwire.sink.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;

import static org.assertj.core.api.Assertions.assertThat;

class BulkEntityProperties {
    @Property(tries = 300)
    void sendsItsPiecesHoweverLittleTheConnectionTakesAtOnce(
            @ForAll @Size(max = 40) List<@Size(max = 60) byte[]> small,
            @ForAll @IntRange(max = 400_000) int large, @ForAll @IntRange(min = 1, max = 200_000) int most)
            throws IOException {
        List<byte[]> pieces = new ArrayList<>(small);
        pieces.add(small.size() / 2, new byte[large]);
        byte[] whole = whole(pieces);
        BulkEntity entity = new BulkEntity(pieces, ContentType.APPLICATION_JSON);

        assertThat(entity.getContentLength()).isEqualTo(whole.length);
        assertThat(sent(entity, most)).isEqualTo(whole);
        entity.releaseResources();
        assertThat(sent(entity, most)).as("to another node").isEqualTo(whole);
        assertThat(entity.getContent().readAllBytes()).isEqualTo(whole);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        entity.writeTo(written);
        assertThat(written.toByteArray()).isEqualTo(whole);
    }

    @Property(tries = 50)
    void beginsAnewWhenAConnectionFailsInTheMiddle(@ForAll @IntRange(min = 1, max = 1_000) int first)
            throws IOException {
        List<byte[]> pieces = List.of(new byte[]{1, 2, 3}, new byte[1_000], new byte[]{4});
        BulkEntity entity = new BulkEntity(pieces, ContentType.APPLICATION_JSON);
        Taking once = new Taking(first, 1);
        entity.produce(once);
        entity.failed(new IOException("reset"));

        assertThat(sent(entity, 77)).isEqualTo(whole(pieces));
    }

    private static byte[] sent(BulkEntity entity, int most) throws IOException {
        Taking channel = new Taking(most, Integer.MAX_VALUE);
        while (!channel.ended) {
            assertThat(entity.available() > 0 || channel.taken.size() == entity.getContentLength()).isTrue();
            channel.turns = 3;
            entity.produce(channel);
        }
        return channel.taken.toByteArray();
    }

    private static byte[] whole(List<byte[]> pieces) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        pieces.forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    /** A connection that takes so many bytes at a time, so many times. */
    private static final class Taking implements DataStreamChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int most;
        private int turns;
        private boolean ended;

        Taking(int most, int turns) {
            this.most = most;
            this.turns = turns;
        }

        @Override
        public int write(ByteBuffer from) {
            if (turns-- <= 0) {
                return 0;
            }
            byte[] part = new byte[Math.min(most, from.remaining())];
            from.get(part);
            taken.writeBytes(part);
            return part.length;
        }

        @Override
        public void requestOutput() {}

        @Override
        public void endStream() {
            ended = true;
        }

        @Override
        public void endStream(List<? extends Header> trailers) {
            ended = true;
        }
    }
}
