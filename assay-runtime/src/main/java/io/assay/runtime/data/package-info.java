/**
 * Script values as data and back: JSON and YAML, read into plain maps and lists that a language
 * copies, and written straight from a script's values. One walk over values serves all formats.
 *
 * <p>No builtin lives here: messages have no function name in front.
 */
@NullMarked
package io.assay.runtime.data;

import org.jspecify.annotations.NullMarked;
