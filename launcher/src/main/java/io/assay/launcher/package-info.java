/**
 * The command line: what {@code assay} understands and what it prints. Commands translate arguments
 * into calls of the runtime; no builtin, no Lua and no polyglot detail lives here (running a script
 * is the business of {@code script}).
 */
@NullMarked
package io.assay.launcher;

import org.jspecify.annotations.NullMarked;
