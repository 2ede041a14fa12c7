/** Roots: what a function of the source is to Truffle, and how a host enters a chunk. */
package io.assay.lua.nodes.function;
