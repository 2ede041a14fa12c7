/**
 * The {@code utf8} library (manual §6.6): arguments and results; the decoding itself is in text.
 */
package io.assay.lua.library.utf8;
