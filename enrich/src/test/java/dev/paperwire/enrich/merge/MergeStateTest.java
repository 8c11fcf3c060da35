package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Paper;
import dev.paperwire.listing.json.JsonCodec;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MergeStateTest {
    private static final JsonCodec<Paper> PAPERS = JsonCodec.of(Paper.class);
    private static final Map<String, String> BARE = Map.of("id", "'1f'", "revision", "1", "title",
            "'A title'",
            "enriched_at", "'2026-03-18T09:00:00Z'", "model", "'m1'");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "id              | '2f'",
        "title           | 'Another title'",
        "abstract        | 'An abstract'",
        "authors         | ['Ada Lovelace']",
        "identifiers     | {'arxiv':'2403.00001'}",
        "paper_url       | 'https://example.org/paper'",
        "published_at    | '2026-03-18T09:00:00Z'",
        "updated_at      | '2026-03-18T09:00:00Z'",
        "topics          | [{'id':'reasoning','label':'Reasoning','area':'Language','score':0.5}]",
        "categories      | [{'id':'cs.AI','score':0.5,'origin':'predicted'}]",
        "links           | [{'url':'https://example.org/','kind':'project','host':'example.org','origin':'abstract'}]",
        "sightings       | [{'source':'arxiv'}]",
        "first_listed_on | '2026-03-18'",
        "last_listed_on  | '2026-03-18'",
        "signals         | {'upvotes':3}",
        "comment         | '12 pages'",
        "keywords        | ['logic']",
        "submitted_by    | ['someone']",
        "language        | 'en'",
        "model           | 'm2'"})
    void everythingThatADocumentSaysCounts(String field, String value) {
        assertThat(MergeState.bytes(paper(field, value)))
                .isNotEqualTo(MergeState.bytes(paper("model", "'m1'")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "revision    | 2",
        "enriched_at | '2026-03-19T09:00:00Z'"})
    void whenItWasMadeDoesNot(String field, String value) {
        assertThat(MergeState.bytes(paper(field, value)))
                .isEqualTo(MergeState.bytes(paper("model", "'m1'")));
    }

    /** A new field must be added above, and to what is compared. */
    @Test
    void allFieldsOfADocumentAreLookedAt() {
        assertThat(Paper.class.getRecordComponents()).hasSize(1 + 20 + 2);
    }

    private static Paper paper(String field, String value) {
        Map<String, String> fields = new TreeMap<>(BARE);
        fields.put(field, value);
        return PAPERS.read(fields.entrySet()
                .stream()
                .map(one -> "'%s':%s".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(",", "{", "}"))
                .replace('\'', '"')
                .getBytes(UTF_8));
    }
}
