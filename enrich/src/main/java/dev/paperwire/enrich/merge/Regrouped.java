package dev.paperwire.enrich.merge;

import java.util.List;

/**
 * What a change of a group's members leads to.
 *
 * @param group the group with the papers as they are now
 * @param changes the papers that changed; empty where none did
 * @param failures papers whose text could not be annotated, written without annotations
 */
public record Regrouped(Group group, List<PaperChange> changes, List<AnnotationFailure> failures) {}
