/**
 * The modules that {@code require("assay.x")} finds: where they lie ({@link
 * io.assay.runtime.modules.ModulePath}), how a name becomes source text ({@link
 * io.assay.runtime.modules.ModuleResolver}), which ones there are and what their headers say
 * ({@link io.assay.runtime.modules.ModuleCatalog}).
 *
 * <p>What must not be here: running Lua, or anything that needs a polyglot context. Modules are
 * text; this package reads it. Search and its output live in {@code
 * io.assay.runtime.modules.search}.
 */
@NullMarked
package io.assay.runtime.modules;

import org.jspecify.annotations.NullMarked;
