/**
 * The {@code os} library; the calendar is in {@code io.assay.lua.text}, files and the shell in
 * {@code library.io}.
 */
package io.assay.lua.library.os;
