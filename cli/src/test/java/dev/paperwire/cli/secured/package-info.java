/** The services as processes, on servers that want TLS and passwords and give no more than the docs say. */
@NullMarked
package dev.paperwire.cli.secured;

import org.jspecify.annotations.NullMarked;
