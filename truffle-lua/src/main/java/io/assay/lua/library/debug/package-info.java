/**
 * The {@code debug} library: what it tells comes from the frames and the syntax trees that the
 * engine keeps anyway. Debuggers do not use it; they go through the engine.
 */
package io.assay.lua.library.debug;
