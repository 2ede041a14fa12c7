/** The {@code regex} builtin: a linear-time dialect, so that no pattern can hang a script. */
@NullMarked
package io.assay.runtime.builtins.regex;

import org.jspecify.annotations.NullMarked;
