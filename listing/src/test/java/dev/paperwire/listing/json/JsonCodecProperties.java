package dev.paperwire.listing.json;

import dev.paperwire.listing.Listing;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

class JsonCodecProperties {
    private static final JsonCodec<Listing> CODEC = JsonCodec.of(Listing.class);

    @Property
    void whatIsWrittenIsReadBack(@ForAll @NotBlank @StringLength(max = 200) String title, @ForAll String text,
            @ForAll @Chars({'\uD800', '\uDC00', 'x'}) String halves) {
        Listing listing = Listing.of("s", Instant.EPOCH, title)
                .abstractText(text)
                .comment(halves)
                .identifier("doi", text)
                .build();

        assertThat(CODEC.read(CODEC.write(listing))).isEqualTo(listing);
    }

    @Property
    void anyBytesAreAListingOrUnreadable(@ForAll byte[] bytes) {
        try {
            assertThat(CODEC.read(bytes)).isNotNull();
        } catch (UnreadableRecord e) {
            assertThat(e.detail()).isNotBlank().doesNotContain("\n");
        }
    }
}
