/**
 * Lua's values and their rules: strings, tables, functions, metatables, conversions, errors. No
 * nodes live here, and nothing here knows syntax or the library.
 */
package io.assay.lua.runtime;
