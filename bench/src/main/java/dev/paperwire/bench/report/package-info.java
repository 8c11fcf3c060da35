/** What a benchmark tells: its figures, written as Markdown and JSON, and compared with another's. */
@NullMarked
package dev.paperwire.bench.report;

import org.jspecify.annotations.NullMarked;
