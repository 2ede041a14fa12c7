/** The {@code assert} builtin: comparisons by value, and how a difference is shown. */
@NullMarked
package io.assay.runtime.builtins.assertion;

import org.jspecify.annotations.NullMarked;
