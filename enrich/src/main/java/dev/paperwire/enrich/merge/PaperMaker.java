package dev.paperwire.enrich.merge;

import dev.paperwire.enrich.Annotations;
import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.PaperText;
import dev.paperwire.enrich.identity.Digest;
import dev.paperwire.listing.Category;
import dev.paperwire.listing.Paper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes papers of drafts: groups them, annotates their texts, and tells what changed. Safe to share between threads. */
public final class PaperMaker {
    private final Annotator annotator;

    public PaperMaker(Annotator annotator) {
        this.annotator = annotator;
    }

    /**
     * Makes the papers of a group and compares them with those that were written before.
     *
     * @param home the id of the title
     * @param group the group with its members as they are now and its papers as they were
     * @param now the time, which new revisions and documents bear
     */
    public Regrouped regroup(String home, Group group, Instant now) {
        SortedMap<String, Published> papers = new TreeMap<>();
        List<PaperChange> changes = new ArrayList<>();
        List<AnnotationFailure> failures = new ArrayList<>();
        Grouping.papers(home, group.members()).forEach((id, draft) -> {
            Published before = group.papers().get(id);
            Annotated annotated = annotated(id, draft, group.papers().values(), failures);
            Paper paper = paper(id, draft, annotated.annotations());
            String document = Digest.hex(MergeState.bytes(paper));
            if (before != null && before.document().equals(document)) {
                papers.put(id, new Published(before.revision(), document, annotated.key(),
                        annotated.annotations(), before.days()));
                return;
            }
            long revision = nextRevision(before == null ? group.gone() : before.revision(), now);
            Published after = new Published(revision, document, annotated.key(), annotated.annotations(),
                    draft.days());
            papers.put(id, after);
            changes.add(new PaperChange(id, revision, paper.revised(revision, now), before, after));
        });
        long gone = group.gone();
        for (var entry : group.papers().entrySet()) {
            Published before = entry.getValue();
            if (!papers.containsKey(entry.getKey())) {
                long revision = nextRevision(before.revision(), now);
                changes.add(new PaperChange(entry.getKey(), revision, null, before, null));
                gone = Math.max(gone, revision);
            }
        }
        return new Regrouped(new Group(group.members(), papers, gone), changes, failures);
    }

    /** Wall-clock milliseconds keep growing when the application's state is reset and everything comes again. */
    private static long nextRevision(long last, Instant now) {
        return Math.max(last + 1, now.toEpochMilli());
    }

    private record Annotated(String key, Annotations annotations) {}

    private Annotated annotated(String id, Draft draft, Collection<Published> known,
            List<AnnotationFailure> failures) {
        PaperText text = draft.text();
        String key = Digest.hex(annotator.version().getBytes(UTF_8), MergeState.bytes(text));
        for (Published one : known) {
            if (one.annotated().equals(key)) {
                return new Annotated(key, one.annotations());
            }
        }
        try {
            return new Annotated(key, annotator.annotate(text));
        } catch (RuntimeException | StackOverflowError e) {
            failures.add(new AnnotationFailure(id, draft.asListing(), e));
            return new Annotated("", Annotations.NONE);
        }
    }

    /** The document under a placeholder revision and time, which are no part of what it says. */
    private Paper paper(String id, Draft draft, Annotations annotations) {
        Text newest = draft.texts().getFirst();
        List<LocalDate> days = draft.days();
        List<String> declared = draft.declaredCategories();
        Map<String, String> identifiers = new TreeMap<>();
        draft.identifiers().forEach((scheme, ids) -> identifiers.put(scheme, ids.getFirst()));
        Map<String, Long> signals = new TreeMap<>();
        draft.signals().forEach((name, signal) -> signals.put(name, signal.value()));
        return new Paper(Paper.SCHEMA, id, 1, newest.title(), draft.newest(Text::abstractText),
                Objects.requireNonNullElse(draft.newest(Text::authorsOrNull), List.of()), identifiers,
                draft.newest(Text::paperUrl), draft.publishedAt(), draft.updatedAt(), annotations.topics(),
                declared.isEmpty()
                        ? annotations.categories()
                        : declared.stream().map(Category::declared).toList(),
                annotations.links(), draft.sightings(), days.isEmpty() ? null : days.getFirst(),
                days.isEmpty() ? null : days.getLast(), signals, draft.newest(Text::comment),
                draft.keywords(),
                draft.submittedBy(), annotations.language(), Instant.EPOCH, annotator.version());
    }
}
