/** Kibana's dashboards of the pipeline, made of readable sources. */
@NullMarked
package dev.paperwire.dashboards;

import org.jspecify.annotations.NullMarked;
