/**
 * The {@code table} library (manual §6.7). Functions work on the array of a table that has no
 * metatable directly, and through metamethods on everything else; tables themselves are in runtime.
 */
package io.assay.lua.library.table;
