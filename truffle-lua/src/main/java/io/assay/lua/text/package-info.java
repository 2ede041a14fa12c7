/**
 * Algorithms on Lua's bytes and numbers: patterns, formats, packing, number text, UTF-8, dates.
 * Plain Java, no nodes, no context; failures are {@link io.assay.lua.text.TextException}s that the
 * library turns into Lua errors.
 */
package io.assay.lua.text;
