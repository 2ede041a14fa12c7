/**
 * The {@code math} library (manual §6.7); the conversions it shares with the language are in
 * runtime.
 */
package io.assay.lua.library.math;
