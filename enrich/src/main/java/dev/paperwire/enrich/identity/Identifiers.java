package dev.paperwire.enrich.identity;

import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.Listing;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The identifiers of a listing in their one form.
 *
 * @param byScheme one identifier a scheme: {@code arxiv} without version, {@code doi} in lower case without resolver
 * @param version the version of the paper that its arXiv identifier names; 0 where it names none
 */
public record Identifiers(SortedMap<String, String> byScheme, int version) {
    private static final String ARXIV = "arxiv";
    /** Schemes that identify better than others, the best first. */
    private static final List<String> STRONG = List.of(ARXIV, "doi", "openreview");
    private static final Pattern DOI = Pattern.compile(
            "(?:doi:|(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/)?\\s*(10\\.\\d{4,9}/\\S+?)[.,;]?",
            Pattern.CASE_INSENSITIVE);

    /** Schemes from the strongest to the weakest. */
    static final Comparator<String> BY_STRENGTH = Comparator.comparingInt(Identifiers::rank)
            .thenComparing(Comparator.naturalOrder());

    public Identifiers {
        byScheme = Collections.unmodifiableSortedMap(new TreeMap<>(byScheme));
    }

    /** The identifiers that a listing gives, and the arXiv identifier that its addresses tell. */
    public static Identifiers of(Listing listing) {
        TreeMap<String, String> found = new TreeMap<>();
        listing.identifiers().forEach((scheme, value) -> {
            if (!scheme.equals(ARXIV)) {
                normalised(scheme, value).ifPresent(id -> found.put(scheme, id));
            }
        });
        Optional<ArxivId> arxivDoi = given(listing, "doi").flatMap(Identifiers::doi).flatMap(ArxivId::ofDoi);
        Optional<ArxivId> arxiv = given(listing, ARXIV).flatMap(ArxivId::parse)
                .or(() -> arxivDoi)
                .or(() -> page(listing.paperUrl()))
                .or(() -> page(listing.sourceUrl()))
                .or(() -> declared(listing));
        arxiv.ifPresent(id -> found.put(ARXIV, id.id()));
        arxivDoi.ifPresent(_ -> found.remove("doi"));
        if (!found.containsKey("doi") && listing.paperUrl() != null) {
            doi(listing.paperUrl()).filter(doi -> ArxivId.ofDoi(doi).isEmpty())
                    .ifPresent(doi -> found.put("doi", doi));
        }
        return new Identifiers(found, arxiv.map(ArxivId::version).orElse(0));
    }

    /** An identifier of a scheme in its one form; empty where the text is none of that scheme. */
    static Optional<String> normalised(String scheme, String text) {
        return switch (scheme) {
            case ARXIV -> ArxivId.parse(text).map(ArxivId::id);
            case "doi" -> doi(text);
            default -> Optional.of(text.strip()).filter(id -> !id.isEmpty() && id.length() <= 200);
        };
    }

    /** The identifier that identifies best, as {@code scheme:identifier}. */
    public Optional<String> strongest() {
        return strongest(byScheme);
    }

    /** Of several, the one that identifies best. */
    static Optional<String> strongest(Map<String, String> byScheme) {
        return byScheme.keySet().stream().min(BY_STRENGTH).map(scheme -> scheme + ":" + byScheme.get(scheme));
    }

    private static int rank(String scheme) {
        int index = STRONG.indexOf(scheme);
        return index < 0 ? STRONG.size() : index;
    }

    private static Optional<String> given(Listing listing, String scheme) {
        return Optional.ofNullable(listing.identifiers().get(scheme));
    }

    private static Optional<ArxivId> page(@org.jspecify.annotations.Nullable String url) {
        return url == null
                ? Optional.empty()
                : ArxivId.ofPage(url).or(() -> doi(url).flatMap(ArxivId::ofDoi));
    }

    /** The one paper that the declared links lead to; where they lead to several, none of them need be this one. */
    private static Optional<ArxivId> declared(Listing listing) {
        List<ArxivId> pages = listing.declaredLinks()
                .stream()
                .filter(link -> link.kind() == null || link.kind() == LinkKind.PAPER
                        || link.kind() == LinkKind.DOI)
                .map(DeclaredLink::url)
                .flatMap(url -> page(url).stream())
                .toList();
        Stream<String> ids = pages.stream().map(ArxivId::id).distinct();
        return ids.count() == 1
                ? pages.stream().max(Comparator.comparingInt(ArxivId::version))
                : Optional.empty();
    }

    private static Optional<String> doi(String text) {
        Matcher matcher = DOI.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String doi = Objects.requireNonNull(matcher.group(1));
        return Optional.of(decoded(doi).toLowerCase(Locale.ROOT));
    }

    private static String decoded(String doi) {
        if (doi.indexOf('%') < 0) {
            return doi;
        }
        try {
            return URLDecoder.decode(doi.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException _) {
            return doi;
        }
    }
}
