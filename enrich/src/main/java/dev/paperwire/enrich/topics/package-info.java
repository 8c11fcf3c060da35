/**
 * Topics and predicted arXiv categories of a paper: text in, scored labels out. Plain Java, no native code, no network; a
 * model is one file, and so is a user's list of topics.
 */
@NullMarked
package dev.paperwire.enrich.topics;

import org.jspecify.annotations.NullMarked;
