/**
 * Coroutines: states and hand-over of values, and the ways control moves. The library functions are
 * in {@code library.coroutine}; tasks of an event loop are not this package's business.
 */
package io.assay.lua.coroutine;
