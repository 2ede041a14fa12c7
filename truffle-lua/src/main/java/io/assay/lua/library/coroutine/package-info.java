/** The {@code coroutine} library; how coroutines run is in {@code io.assay.lua.coroutine}. */
package io.assay.lua.library.coroutine;
