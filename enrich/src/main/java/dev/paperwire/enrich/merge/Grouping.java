package dev.paperwire.enrich.merge;

import dev.paperwire.enrich.identity.PaperIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides which drafts of one title are one paper. A pure function of the set of drafts. */
final class Grouping {
    private Grouping() {}

    /**
     * The papers of one title. Drafts that share an identifier are one paper. If then no two have different identifiers of one
     * scheme, all are one paper, which has the title's id; else every one is a paper of its own.
     *
     * @param home the id of the title
     * @param members drafts by what they were collected under
     * @return merged drafts by paper id
     */
    static SortedMap<String, Draft> papers(String home, SortedMap<String, Draft> members) {
        List<Draft> clusters = clusters(members.values());
        if (clusters.isEmpty()) {
            return Collections.emptySortedMap();
        }
        if (!conflicting(clusters)) {
            return new TreeMap<>(Map.of(home, Draft.all(clusters)));
        }
        SortedMap<String, Draft> papers = new TreeMap<>();
        for (Draft cluster : clusters) {
            papers.merge(PaperIds.among(home, cluster.identifiers()), cluster, Draft::plus);
        }
        return papers;
    }

    private static List<Draft> clusters(Collection<Draft> members) {
        List<Draft> clusters = new ArrayList<>();
        for (Draft member : members) {
            Draft cluster = member;
            // Merging can bring identifiers that connect to yet another cluster: look again until nothing connects.
            for (int i = 0; i < clusters.size();) {
                if (connected(cluster, clusters.get(i))) {
                    cluster = cluster.plus(clusters.remove(i));
                    i = 0;
                } else {
                    i++;
                }
            }
            clusters.add(cluster);
        }
        return clusters;
    }

    private static boolean connected(Draft one, Draft other) {
        return one.identifiers()
                .entrySet()
                .stream()
                .anyMatch(scheme -> !Collections.disjoint(scheme.getValue(),
                        other.identifiers().getOrDefault(scheme.getKey(), List.of())));
    }

    private static boolean conflicting(List<Draft> clusters) {
        Set<String> schemes = new HashSet<>();
        return clusters.stream()
                .flatMap(cluster -> cluster.identifiers().keySet().stream())
                .anyMatch(scheme -> !schemes.add(scheme));
    }
}
