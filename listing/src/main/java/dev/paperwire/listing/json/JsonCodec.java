package dev.paperwire.listing.json;

import dev.paperwire.listing.InvalidRecord;
import dev.paperwire.listing.json.UnreadableRecord.Reason;
import java.time.Instant;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads and writes one kind of record. Safe to share between threads.
 *
 * @param <T> the record
 */
public final class JsonCodec<T> {
    private static final int SHOWN = 300;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(
                    inclusion -> inclusion.withValueInclusion(
                            com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .addModule(new SimpleModule("paperwire").addDeserializer(Instant.class, new InstantReader()))
            .build();

    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final Class<T> type;

    private JsonCodec(Class<T> type) {
        this.type = type;
        this.reader = MAPPER.readerFor(type);
        this.writer = MAPPER.writerFor(type);
    }

    /** The codec of a record of the contract. */
    public static <T> JsonCodec<T> of(Class<T> type) {
        return new JsonCodec<>(type);
    }

    /** The record as one line of JSON in UTF-8. */
    public byte[] write(T value) {
        return writer.writeValueAsBytes(value);
    }

    /** The record as one line of JSON. */
    public String writeText(T value) {
        return writer.writeValueAsString(value);
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableRecord if the bytes are not one
     */
    public T read(byte[] json) {
        if (json.length == 0) {
            throw new UnreadableRecord(Reason.EMPTY, "no bytes");
        }
        T value;
        try {
            value = reader.readValue(json);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
        if (value == null) {
            throw new UnreadableRecord(Reason.WRONG_SHAPE, "the JSON value null, expected an object");
        }
        return value;
    }

    /** As a Kafka serde; a null stays null (a tombstone), everything else is read as by {@link #read}. */
    public Serde<T> serde() {
        Serializer<T> serializer = (channel, value) -> value == null ? null : write(value);
        Deserializer<T> deserializer = (channel, bytes) -> bytes == null ? null : read(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private UnreadableRecord unreadable(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidRecord invalid) {
                return new UnreadableRecord(Reason.INVALID, located(e, String.valueOf(invalid.getMessage())),
                        e);
            }
        }
        return switch (e) {
            case DatabindException shape ->
                new UnreadableRecord(Reason.WRONG_SHAPE, located(shape, shape.getOriginalMessage()), e);
            case StreamReadException syntax -> {
                String place = syntax.getLocation() == null
                        ? ""
                        : " at byte " + syntax.getLocation().getByteOffset();
                yield new UnreadableRecord(Reason.NOT_JSON, oneLine(syntax.getOriginalMessage()) + place, e);
            }
            default -> new UnreadableRecord(Reason.NOT_JSON, oneLine(e.getOriginalMessage()), e);
        };
    }

    private String located(JacksonException e, String message) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else if (step.getIndex() >= 0) {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        String what = oneLine(message.replace('`' + type.getName() + '`', "a record"));
        return path.isEmpty() ? what : path + ": " + what;
    }

    private static String oneLine(@Nullable String message) {
        String line = String.valueOf(message).lines().findFirst().orElse("");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
