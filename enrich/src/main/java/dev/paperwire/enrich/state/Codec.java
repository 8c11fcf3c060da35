package dev.paperwire.enrich.state;

import java.time.DateTimeException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Reads and writes one kind of state. The first byte tells the version of the form, so that a later version of the application
 * knows state that it cannot read. Safe to share between threads.
 *
 * @param name what it is called in messages
 * @param version the version of the form, 0 to 63: one byte
 * @param writer writes a value
 * @param reader reads it, in the same order
 * @param <T> the kind
 */
public record Codec<T>(String name, int version, BiConsumer<Output, T> writer, Function<Input, T> reader) {
    /** Whether bytes begin as those of this form do. */
    public boolean wrote(byte[] bytes) {
        return bytes.length > 0 && bytes[0] >= 0 && new Input(bytes, 0).number() == version;
    }

    /** The value in bytes. */
    public byte[] write(T value) {
        return Output.bytes(value, (output, it) -> {
            output.number(version);
            writer.accept(output, it);
        });
    }

    /**
     * The value of bytes.
     *
     * @throws UnreadableState if they are of another version, or broken
     */
    public T read(byte[] bytes) {
        Input input = new Input(bytes, 0);
        try {
            long found = input.number();
            if (found != version) {
                throw new UnreadableState(
                        name + " is of version " + found + ", this application reads " + version
                                + ": reset the stream, which makes it again from the listings");
            }
            T value = reader.apply(input);
            if (!input.isAtEnd()) {
                throw new UnreadableState(name + " has bytes behind its end");
            }
            return value;
        } catch (IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
            throw new UnreadableState(name + " of " + bytes.length + " bytes is broken: " + e.getMessage());
        }
    }

    /** As a Kafka serde; a null stays null. */
    public Serde<T> serde() {
        return Serdes.serdeFrom((channel, value) -> value == null ? null : write(value),
                (channel, bytes) -> bytes == null ? null : read(bytes));
    }
}
