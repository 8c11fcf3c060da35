/** What runs inside the servers' own processes; never on the class path of the process that starts them. */
@NullMarked
package dev.paperwire.embedded.node;

import org.jspecify.annotations.NullMarked;
