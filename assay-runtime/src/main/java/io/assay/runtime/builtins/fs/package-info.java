/** The {@code fs} builtin: files and folders, their content as bytes. */
@NullMarked
package io.assay.runtime.builtins.fs;

import org.jspecify.annotations.NullMarked;
