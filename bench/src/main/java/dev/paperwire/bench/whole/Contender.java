package dev.paperwire.bench.whole;

/** What is measured, in the order of the report. */
enum Contender {
    INGEST, ENRICH, TOPOLOGY, SINK, WHOLE, PASS_THROUGH, RAW_1, RAW_2, RAW_4, BULK_INGESTER, PRODUCER_TOOL, CONSUMER_TOOL, CAMEL, FLINK;

    /** Its name in reports. */
    String title() {
        return switch (this) {
            case INGEST -> "ingest alone";
            case ENRICH -> "enrich alone";
            case TOPOLOGY -> "enrich alone, reading no texts";
            case SINK -> "sink alone";
            case WHOLE -> "the whole";
            case PASS_THROUGH -> "pass-through Kafka Streams application";
            case RAW_1 -> "raw bulks over 1 connection";
            case RAW_2 -> "raw bulks over 2 connections";
            case RAW_4 -> "raw bulks over 4 connections";
            case BULK_INGESTER -> "BulkIngester with defaults, from a plain consumer";
            case PRODUCER_TOOL -> "Kafka's producer performance tool";
            case CONSUMER_TOOL -> "Kafka's consumer performance tool";
            case CAMEL -> "Apache Camel, Kafka to Elasticsearch";
            case FLINK -> "Apache Flink, Kafka to Elasticsearch";
        };
    }

    /** What it counts. */
    String unit() {
        return switch (this) {
            case INGEST, ENRICH, TOPOLOGY, WHOLE, PASS_THROUGH, PRODUCER_TOOL, CONSUMER_TOOL -> "listings";
            case SINK, RAW_1, RAW_2, RAW_4, BULK_INGESTER, CAMEL, FLINK -> "documents";
        };
    }
}
