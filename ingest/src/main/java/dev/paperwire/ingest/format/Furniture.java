package dev.paperwire.ingest.format;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Hugging Face papers page prints around its papers, told line by line. */
final class Furniture {
    private static final int MAX_LENGTH = 120;
    /** Lines that stand on such pages as they are, lower-cased. */
    private static final Set<String> FIXED = Set.of("new", "subscribe",
            "get trending papers in your email inbox!",
            "get trending papers in your email inbox once a day!", "daily papers", "trending papers",
            "papers",
            "hugging face", "models", "datasets", "spaces", "buckets", "community", "docs", "enterprise",
            "pricing", "log in", "sign up", "search", "daily", "weekly", "monthly", "trending", "previous",
            "next", "today", "yesterday", "this week", "this month", "all", "view all", "view all papers",
            "load more", "submit", "submit paper", "submit a paper", "upvote", "upvotes", "github", "arxiv",
            "arxiv page", "project page", "pdf", "view pdf", "company", "tos", "privacy", "about", "careers",
            "jobs", "website", "inference providers", "system theme", "light", "dark", "back to daily papers",
            "sort: trending", "sort: recently created", "main navigation", "hf.co",
            "log in or sign up to review",
            "sign in", "menu", "close", "©hugging face", "© hugging face");
    private static final String COUNT = "[\\d][\\d.,]{0,9}\\s?[kKmM]?\\+?";
    private static final Pattern METRIC = Pattern.compile(
            "[-–—•·▲△↑⬆⭐★☆👍❤🔥💬♡+#|/ ]*(?:github|upvoted?|stars?)?\\s*:?\\s*"
                    + COUNT
                    + "\\s*(?:(?:up)?votes?|likes?|comments?|authors?|stars?|replies|reply|views?|papers?|"
                    + "contributors?|followers?|likes? this|more authors?)?(?:\\s*[•·|]\\s*" + COUNT
                    + "\\s*[a-z]{0,12})*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BULLETS = Pattern.compile("[-–—•·▲△↑⬆⭐★☆|/*_=. ]{1,20}");
    private static final Pattern PUBLISHED = Pattern.compile(
            "(?=.*\\d)(?:.{1,60} [•·] )?(?:published|submitted|updated|posted)(?: on)? .{3,20}(?: [•·] .{1,30})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WEEK = Pattern
            .compile(
                    "(?:week|w) ?\\d{1,2}(?:,? \\d{4})?|\\d{4}-w\\d{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \\d{4}",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern BYLINE = Pattern.compile("by\\s+(\\S.*)|by(\\p{Lu}[\\p{L}\\p{N} .,&'’_-]*)");
    private static final Pattern COMMUNITY = Pattern.compile("by\\s*(\\S.*\\bcommunity)",
            Pattern.CASE_INSENSITIVE);
    private static final int MAX_BYLINE = 80;
    private static final Pattern SUBMITTED_BY = Pattern.compile("submitted by\\b:?\\s*(.{0,60})",
            Pattern.CASE_INSENSITIVE);

    private Furniture() {}

    /** Whether a line says nothing about any paper: a control of the page, a count, a rule. */
    static boolean is(String line) {
        if (line.length() > MAX_LENGTH) {
            return false;
        }
        return FIXED.contains(line.toLowerCase(Locale.ROOT)) || METRIC.matcher(line).matches()
                || BULLETS.matcher(line).matches() || PUBLISHED.matcher(line).matches()
                || WEEK.matcher(line).matches();
    }

    /** Who the whole page is by. */
    static Optional<String> byline(String line) {
        if (line.length() > MAX_BYLINE || line.endsWith(".") || line.indexOf(':') >= 0) {
            return Optional.empty();
        }
        Matcher community = COMMUNITY.matcher(line);
        if (community.matches()) {
            return Optional.of(community.group(1));
        }
        Matcher byline = BYLINE.matcher(line);
        return byline.matches()
                ? Optional.of(byline.group(1) != null ? byline.group(1) : byline.group(2))
                : Optional.empty();
    }

    /** Who brought the paper that follows; empty text where the name stands on the next line. */
    static Optional<String> submitter(String line) {
        Matcher matcher = SUBMITTED_BY.matcher(line);
        return line.length() <= MAX_LENGTH && matcher.matches()
                ? Optional.of(matcher.group(1).strip())
                : Optional.empty();
    }
}
