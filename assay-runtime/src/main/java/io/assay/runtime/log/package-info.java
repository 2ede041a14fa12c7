/**
 * Log lines on the runtime's standard error: their levels, layouts and filters. The {@code log}
 * builtin and the runtime's own messages end here; the libraries' loggers do not.
 */
@NullMarked
package io.assay.runtime.log;

import org.jspecify.annotations.NullMarked;
