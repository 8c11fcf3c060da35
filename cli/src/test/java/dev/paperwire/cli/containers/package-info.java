/** What the containers are made of and how they are started, checked without an engine that could start them. */
@NullMarked
package dev.paperwire.cli.containers;

import org.jspecify.annotations.NullMarked;
