/**
 * Operators, each with its metamethod; and the same operations on values at hand, for the library.
 */
package io.assay.lua.nodes.operation;
