/**
 * The {@code math} library (manual §6.8); the conversions it shares with the language are in
 * runtime.
 */
package io.assay.lua.library.math;
