package dev.paperwire.ingest.fetch;

/** What a site's robots.txt counts. */
public enum RobotsRules {
    /** It is obeyed. */
    RESPECT,
    /** It is not asked: for interfaces that their operator offers to programs while robots.txt keeps crawlers away. */
    IGNORE
}
