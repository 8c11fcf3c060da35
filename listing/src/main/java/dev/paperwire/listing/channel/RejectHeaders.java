package dev.paperwire.listing.channel;

import dev.paperwire.listing.Reject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A {@link Reject} as headers of a Kafka record: all of them UTF-8 text. */
public final class RejectHeaders {
    private static final String STAGE = "reject.stage";
    private static final String REASON = "reject.reason";
    private static final String DETAIL = "reject.detail";
    private static final String CHANNEL = "reject.channel";
    private static final String PARTITION = "reject.partition";
    private static final String OFFSET = "reject.offset";
    private static final String AT = "reject.at";
    private static final String ATTEMPTS = "reject.attempts";

    private RejectHeaders() {}

    /** Sets the headers of a reject, in the place of any earlier ones; other headers stay. */
    public static void write(Reject reject, Headers headers) {
        set(headers, STAGE, reject.stage().toString());
        set(headers, REASON, reject.reason());
        set(headers, DETAIL, reject.detail());
        set(headers, CHANNEL, reject.channel());
        set(headers, PARTITION, Integer.toString(reject.partition()));
        set(headers, OFFSET, Long.toString(reject.offset()));
        set(headers, AT, reject.at().toString());
        set(headers, ATTEMPTS, Integer.toString(reject.attempts()));
    }

    /** The reject as a record for its channel. */
    public static ProducerRecord<byte[], byte[]> toRecord(Reject reject, String rejectsChannel) {
        var kafkaRecord = new ProducerRecord<>(rejectsChannel, reject.key(), reject.value());
        write(reject, kafkaRecord.headers());
        return kafkaRecord;
    }

    /**
     * Reads a reject back.
     *
     * @throws IllegalArgumentException naming the header that is missing or cannot be read
     */
    public static Reject read(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new Reject(key, value, stage(text(headers, STAGE)), text(headers, REASON),
                text(headers, DETAIL),
                text(headers, CHANNEL), (int) number(headers, PARTITION), number(headers, OFFSET),
                time(headers),
                (int) number(headers, ATTEMPTS));
    }

    /** How often a record has been refused already; 0 where it never was. */
    public static int attempts(Headers headers) {
        return headers.lastHeader(ATTEMPTS) == null ? 0 : (int) number(headers, ATTEMPTS);
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return new String(header.value(), UTF_8);
    }

    private static Reject.Stage stage(String text) {
        try {
            return Reject.Stage.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("header " + STAGE + ": unknown stage '" + text + "'", e);
        }
    }

    private static long number(Headers headers, String name) {
        String text = text(headers, name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("header " + name + ": '" + text + "' is not a number", e);
        }
    }

    private static Instant time(Headers headers) {
        String text = text(headers, AT);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("header " + AT + ": '" + text + "' is not a time", e);
        }
    }
}
