/**
 * What surrounds a script and what builtins may know of it: streams, working directory, environment
 * variables. No builtin lives here.
 */
@NullMarked
package io.assay.runtime.environment;

import org.jspecify.annotations.NullMarked;
