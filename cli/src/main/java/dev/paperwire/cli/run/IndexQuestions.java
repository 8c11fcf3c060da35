package dev.paperwire.cli.run;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import dev.paperwire.cli.run.Summary.Count;
import dev.paperwire.cli.run.Summary.StageTime;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the index itself what a run has come to, as any user of it could. */
final class IndexQuestions {
    private static final int TOPICS = 100;

    private IndexQuestions() {}

    /**
     * Asks.
     *
     * @param elasticsearch where the node answers
     * @param documents the documents that were read
     * @param listings how many listings they had
     * @param serving whether the node stays up
     */
    static Summary ask(URI elasticsearch, List<String> documents, long listings, List<StageTime> times,
            boolean serving) throws IOException {
        try (ElasticsearchClient client = ElasticsearchClient.of(to -> to.host(elasticsearch.toString()))) {
            SearchResponse<Void> papers = client.search(
                    search -> search.index("papers")
                            .size(0)
                            .trackTotalHits(all -> all.enabled(true))
                            .aggregations("topics",
                                    of -> of.terms(terms -> terms.field("topics.label").size(TOPICS)))
                            .aggregations("unclassified",
                                    of -> of.missing(missing -> missing.field("topics.id")))
                            .aggregations("links",
                                    of -> of.terms(terms -> terms.field("links.kind").size(20)))
                            .aggregations("first", of -> of.min(min -> min.field("first_listed_on")))
                            .aggregations("last", of -> of.max(max -> max.field("last_listed_on"))),
                    Void.class);
            SearchResponse<Void> rejects = client.search(search -> search.index("paper-rejects")
                    .size(0)
                    .aggregations("reasons", of -> of.terms(terms -> terms.field("reason").size(20))),
                    Void.class);
            return new Summary(documents, listings, total(papers), counts(papers, "topics"),
                    aggregate(papers, "unclassified").missing().docCount(), counts(papers, "links"),
                    day(aggregate(papers, "first").min().value()),
                    day(aggregate(papers, "last").max().value()), counts(rejects, "reasons"), times,
                    elasticsearch + "/papers/_search", serving);
        }
    }

    private static long total(SearchResponse<Void> response) {
        var total = response.hits().total();
        return total == null ? 0 : total.value();
    }

    private static List<Count> counts(SearchResponse<Void> response, String name) {
        StringTermsAggregate terms = aggregate(response, name).sterms();
        return terms.buckets().array().stream().map(IndexQuestions::count).toList();
    }

    private static Aggregate aggregate(SearchResponse<Void> response, String name) {
        return Objects.requireNonNull(response.aggregations().get(name), name);
    }

    private static Count count(StringTermsBucket bucket) {
        return new Count(bucket.key().stringValue(), bucket.docCount());
    }

    private static @Nullable LocalDate day(@Nullable Double millis) {
        return millis == null || !Double.isFinite(millis)
                ? null
                : Instant.ofEpochMilli(millis.longValue()).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
