/**
 * Finding modules by words, and showing them: ranking ({@link
 * io.assay.runtime.modules.search.ModuleSearch}), and what {@code assay context} and {@code assay
 * modules} print ({@link io.assay.runtime.modules.search.ContextReport}, {@link
 * io.assay.runtime.modules.search.ModulesReport}).
 *
 * <p>What must not be here: reading files or resources. Input is a list of {@link
 * io.assay.runtime.modules.ModuleEntry}, output is text.
 */
@NullMarked
package io.assay.runtime.modules.search;

import org.jspecify.annotations.NullMarked;
