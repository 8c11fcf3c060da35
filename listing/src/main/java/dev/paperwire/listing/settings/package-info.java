/**
 * Settings of the services: one flat map of dotted keys, merged from a file, the environment and the command line, and read
 * into immutable records with all problems told at once.
 */
@NullMarked
package dev.paperwire.listing.settings;

import org.jspecify.annotations.NullMarked;
