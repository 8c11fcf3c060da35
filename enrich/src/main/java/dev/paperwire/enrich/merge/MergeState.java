package dev.paperwire.enrich.merge;

import dev.paperwire.enrich.Annotations;
import dev.paperwire.enrich.PaperText;
import dev.paperwire.enrich.state.Codec;
import dev.paperwire.enrich.state.Input;
import dev.paperwire.enrich.state.Output;
import dev.paperwire.listing.Category;
import dev.paperwire.listing.CategoryOrigin;
import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.Link;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.LinkOrigin;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Sighting;
import dev.paperwire.listing.Topic;

/** How what is merged is kept: what each writes, its counterpart reads in the same order. */
public final class MergeState {
    /** Everything under one title. */
    public static final Codec<Group> GROUP = new Codec<>("a group", 1, MergeState::write, MergeState::group);

    private MergeState() {}

    /** What an annotator reads, to be compared. */
    static byte[] bytes(PaperText text) {
        return Output.bytes(text, (out, it) -> {
            out.text(it.title());
            out.optional(it.abstractText());
            out.optional(it.comment());
            out.list(it.declaredLinks(), MergeState::write);
            out.list(it.declaredCategories(), Output::text);
        });
    }

    /** What a document says, but for its revision and the time that it was made, to be compared. */
    static byte[] bytes(Paper paper) {
        return Output.bytes(paper, (out, it) -> {
            out.text(it.id());
            out.text(it.title());
            out.optional(it.abstractText());
            out.list(it.authors(), Output::text);
            out.map(it.identifiers(), Output::text);
            out.optional(it.paperUrl());
            out.optional(it.publishedAt(), Output::instant);
            out.optional(it.updatedAt(), Output::instant);
            write(out, new Annotations(it.topics(), it.categories(), it.links(), it.language()));
            out.list(it.sightings(), MergeState::write);
            out.optional(it.firstListedOn(), Output::day);
            out.optional(it.lastListedOn(), Output::day);
            out.map(it.signals(), Output::number);
            out.optional(it.comment());
            out.list(it.keywords(), Output::text);
            out.list(it.submittedBy(), Output::text);
            out.text(it.model());
        });
    }

    /** Part of another state. */
    public static void write(Output out, Collected collected) {
        out.list(collected.contributions(), MergeState::write);
        out.map(collected.retracted(), Output::instant);
    }

    /** Part of another state. */
    public static Collected collected(Input in) {
        return new Collected(in.list(MergeState::contribution), in.map(Input::instant));
    }

    /** Part of another state. */
    public static void write(Output out, Draft draft) {
        out.list(draft.texts(), MergeState::write);
        out.map(draft.identifiers(), (to, ids) -> to.list(ids, Output::text));
        out.list(draft.sightings(), MergeState::write);
        out.list(draft.categories(), Output::text);
        out.list(draft.keywords(), Output::text);
        out.list(draft.submittedBy(), Output::text);
        out.list(draft.declaredLinks(), MergeState::write);
        out.map(draft.signals(), MergeState::write);
        out.optional(draft.publishedAt(), Output::instant);
        out.optional(draft.updatedAt(), Output::instant);
    }

    /** Part of another state. */
    public static Draft draft(Input in) {
        return new Draft(in.list(MergeState::text), in.map(ids -> ids.list(Input::text)),
                in.list(MergeState::sighting), in.list(Input::text), in.list(Input::text),
                in.list(Input::text), in.list(MergeState::declaredLink), in.map(MergeState::signal),
                in.optional(Input::instant), in.optional(Input::instant));
    }

    private static void write(Output out, Group group) {
        out.map(group.members(), MergeState::write);
        out.map(group.papers(), MergeState::write);
        out.number(group.gone());
    }

    private static Group group(Input in) {
        return new Group(in.map(MergeState::draft), in.map(MergeState::published), in.number());
    }

    private static void write(Output out, Contribution contribution) {
        write(out, contribution.content());
        out.list(contribution.seen(), (to, seen) -> {
            write(to, seen.sighting());
            to.instant(seen.at());
        });
        out.map(contribution.signals(), MergeState::write);
    }

    private static Contribution contribution(Input in) {
        return new Contribution(content(in), in.list(seen -> new Seen(sighting(seen), seen.instant())),
                in.map(MergeState::signal));
    }

    private static void write(Output out, Content content) {
        out.text(content.source());
        out.text(content.title());
        out.optional(content.abstractText());
        out.list(content.authors(), Output::text);
        out.map(content.identifiers(), Output::text);
        out.number(content.version());
        out.optional(content.paperUrl());
        out.optional(content.publishedAt(), Output::instant);
        out.optional(content.updatedAt(), Output::instant);
        out.list(content.categories(), Output::text);
        out.optional(content.comment());
        out.list(content.keywords(), Output::text);
        out.optional(content.submittedBy());
        out.list(content.declaredLinks(), MergeState::write);
    }

    private static Content content(Input in) {
        return new Content(in.text(), in.text(), in.optional(), in.list(Input::text), in.map(Input::text),
                (int) in.number(), in.optional(), in.optional(Input::instant), in.optional(Input::instant),
                in.list(Input::text), in.optional(), in.list(Input::text), in.optional(),
                in.list(MergeState::declaredLink));
    }

    private static void write(Output out, Text text) {
        out.optional(text.updatedAt(), Output::instant);
        out.number(text.version());
        out.optional(text.listedOn(), Output::day);
        out.text(text.source());
        out.text(text.title());
        out.optional(text.abstractText());
        out.list(text.authors(), Output::text);
        out.optional(text.comment());
        out.optional(text.paperUrl());
        out.list(text.categories(), Output::text);
    }

    private static Text text(Input in) {
        return new Text(in.optional(Input::instant), (int) in.number(), in.optional(Input::day), in.text(),
                in.text(), in.optional(), in.list(Input::text), in.optional(), in.optional(),
                in.list(Input::text));
    }

    private static void write(Output out, Sighting sighting) {
        out.text(sighting.source());
        out.optional(sighting.listedOn(), Output::day);
        out.optional(sighting.sourceUrl());
    }

    private static Sighting sighting(Input in) {
        return new Sighting(in.text(), in.optional(Input::day), in.optional());
    }

    private static void write(Output out, Signal signal) {
        out.instant(signal.at());
        out.number(signal.value());
    }

    private static Signal signal(Input in) {
        return new Signal(in.instant(), in.number());
    }

    private static void write(Output out, DeclaredLink link) {
        out.text(link.url());
        out.optional(link.kind(), (to, kind) -> to.text(kind.name()));
    }

    private static DeclaredLink declaredLink(Input in) {
        return new DeclaredLink(in.text(), in.optional(kind -> LinkKind.valueOf(kind.text())));
    }

    private static void write(Output out, Published paper) {
        out.number(paper.revision());
        out.text(paper.document());
        out.text(paper.annotated());
        write(out, paper.annotations());
        out.list(paper.days(), Output::day);
    }

    private static Published published(Input in) {
        return new Published(in.number(), in.text(), in.text(), annotations(in), in.list(Input::day));
    }

    private static void write(Output out, Annotations annotations) {
        out.list(annotations.topics(), (to, topic) -> {
            to.text(topic.id());
            to.text(topic.label());
            to.text(topic.area());
            to.real(topic.score());
        });
        out.list(annotations.categories(), (to, category) -> {
            to.text(category.id());
            to.real(category.score());
            to.text(category.origin().name());
        });
        out.list(annotations.links(), MergeState::write);
        out.optional(annotations.language());
    }

    private static Annotations annotations(Input in) {
        return new Annotations(
                in.list(topic -> new Topic(topic.text(), topic.text(), topic.text(), topic.real())),
                in.list(category -> new Category(category.text(), category.real(),
                        CategoryOrigin.valueOf(category.text()))),
                in.list(MergeState::link), in.optional());
    }

    private static void write(Output out, Link link) {
        out.text(link.url());
        out.text(link.kind().name());
        out.text(link.host());
        out.optional(link.repository());
        out.text(link.origin().name());
        out.optional(link.start(), (to, start) -> to.number(start));
        out.optional(link.end(), (to, end) -> to.number(end));
    }

    private static Link link(Input in) {
        return new Link(in.text(), LinkKind.valueOf(in.text()), in.text(), in.optional(),
                LinkOrigin.valueOf(in.text()), in.optional(start -> (int) start.number()),
                in.optional(end -> (int) end.number()));
    }
}
