/**
 * The contract between a builtin and the languages: how a bean declares the functions a script
 * sees, how a call's arguments and results cross the polyglot border, and how the builtins get into
 * a context.
 *
 * <p>No builtin lives here, and nothing here knows what any of them does.
 */
@NullMarked
package io.assay.runtime.builtin;

import org.jspecify.annotations.NullMarked;
