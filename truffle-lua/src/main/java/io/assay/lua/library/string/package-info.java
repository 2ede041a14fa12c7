/**
 * The {@code string} library (manual §6.5) and the metatable of strings. The algorithms on bytes –
 * patterns, formats, packing – are in text; here are the functions around them, which convert
 * arguments, call back into Lua and word errors.
 */
package io.assay.lua.library.string;
