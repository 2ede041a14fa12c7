/**
 * What runs: the base classes of expressions and statements. Nodes are grouped by what they do:
 * {@code access} (reading variables, constants, constructors), {@code assign}, {@code call}, {@code
 * control}, {@code function} (roots), {@code operation} (operators) and {@code table} (indexing
 * with metamethods).
 */
package io.assay.lua.nodes;
