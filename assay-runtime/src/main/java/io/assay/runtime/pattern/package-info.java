/**
 * Compiled regular expressions that several builtins share. What a builtin does with a match is the
 * builtin's.
 */
package io.assay.runtime.pattern;
