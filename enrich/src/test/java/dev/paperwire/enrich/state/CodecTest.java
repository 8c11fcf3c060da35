package dev.paperwire.enrich.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CodecTest {
    /** One of everything. */
    private record Everything(long number, double real, String text, String optional, Instant instant,
            LocalDate day,
            List<String> list, Map<String, Long> map) {
        static final Codec<Everything> CODEC = new Codec<>("everything", 1, (out, all) -> {
            out.number(all.number);
            out.real(all.real);
            out.text(all.text);
            out.optional(all.optional);
            out.optional(all.instant, Output::instant);
            out.optional(all.day, Output::day);
            out.list(all.list, Output::text);
            out.map(all.map, Output::number);
        }, in -> new Everything(in.number(), in.real(), in.text(), in.optional(), in.optional(Input::instant),
                in.optional(Input::day), in.list(Input::text), in.map(Input::number)));
    }

    private static final Everything SOME = new Everything(-7, 0.25, "Erdős 🙂", null,
            Instant.parse("1969-12-31T23:59:59.000000001Z"), LocalDate.parse("2026-03-18"), List.of("", "a"),
            Map.of("upvotes", Long.MIN_VALUE));

    @Property
    void whatIsWrittenIsRead(@ForAll long number, @ForAll double real,
            @ForAll List<@Size(max = 40) String> texts,
            @ForAll Instant instant, @ForAll LocalDate day, @ForAll boolean there) {
        List<String> whole = texts.stream().map(text -> text.replaceAll("[\\uD800-\\uDFFF]", "x")).toList();
        TreeMap<String, Long> map = new TreeMap<>();
        whole.forEach(text -> map.put(text, number));
        Everything all = new Everything(number, real, String.join("|", whole), there ? "" : null,
                there ? instant : null,
                there ? null : day, whole, map);

        assertThat(Everything.CODEC.read(Everything.CODEC.write(all))).isEqualTo(all);
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll boolean rightVersion) {
        byte[] begun = bytes.clone();
        if (rightVersion && begun.length > 0) {
            begun[0] = Everything.CODEC.write(SOME)[0];
        }
        assertThatCode(() -> {
            try {
                Everything.CODEC.read(begun);
            } catch (UnreadableState expected) {
                assertThat(expected).hasMessageContaining("everything");
            }
        }).doesNotThrowAnyException();
    }

    @Test
    void noBeginningOfAStateIsOne() {
        byte[] whole = Everything.CODEC.write(SOME);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Everything.CODEC.read(part)).isInstanceOf(UnreadableState.class);
        }
    }

    @Test
    void stateOfALaterVersionTellsWhatToDo() {
        Codec<String> later = new Codec<>("a name", 2, Output::text, Input::text);
        Codec<String> now = new Codec<>("a name", 1, Output::text, Input::text);

        assertThatThrownBy(() -> now.read(later.write("Ada"))).isInstanceOf(UnreadableState.class)
                .hasMessage(
                        "a name is of version 2, this application reads 1: reset the stream, which makes it again "
                                + "from the listings");
    }
}
