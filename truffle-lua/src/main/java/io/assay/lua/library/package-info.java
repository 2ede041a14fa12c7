/**
 * The standard library (manual §6): how its functions are declared and what they share. Each
 * library has a package of its own below; {@link io.assay.lua.library.StandardLibrary} opens them
 * all.
 */
package io.assay.lua.library;
