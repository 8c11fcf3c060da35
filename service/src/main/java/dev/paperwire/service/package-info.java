/** What the services have in common as processes: metrics, and whether they are well. */
@NullMarked
package dev.paperwire.service;

import org.jspecify.annotations.NullMarked;
