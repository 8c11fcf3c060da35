package dev.paperwire.bench.whole;

import java.util.Locale;

/** What is measured. */
enum Contender {
    INGEST("ingest alone", Unit.LISTINGS), ENRICH("enrich alone", Unit.LISTINGS), SINK("sink alone",
            Unit.DOCUMENTS), WHOLE("the whole", Unit.LISTINGS), PASS_THROUGH(
                    "pass-through Kafka Streams application",
                    Unit.LISTINGS), RAW_1("raw bulks over 1 connection",
                            Unit.DOCUMENTS), RAW_2("raw bulks over 2 connections", Unit.DOCUMENTS), RAW_4(
                                    "raw bulks over 4 connections", Unit.DOCUMENTS), BULK_INGESTER(
                                            "BulkIngester with defaults, from a plain consumer",
                                            Unit.DOCUMENTS), PRODUCER_TOOL(
                                                    "Kafka's producer performance tool",
                                                    Unit.LISTINGS), CONSUMER_TOOL(
                                                            "Kafka's consumer performance tool",
                                                            Unit.LISTINGS), CAMEL(
                                                                    "Apache Camel, Kafka to Elasticsearch",
                                                                    Unit.DOCUMENTS), FLINK(
                                                                            "Apache Flink, Kafka to Elasticsearch",
                                                                            Unit.DOCUMENTS);

    private final String title;
    private final Unit unit;

    /** What a contender counts. */
    private enum Unit {
        LISTINGS, DOCUMENTS
    }

    Contender(String title, Unit unit) {
        this.title = title;
        this.unit = unit;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit.name().toLowerCase(Locale.ROOT);
    }
}
