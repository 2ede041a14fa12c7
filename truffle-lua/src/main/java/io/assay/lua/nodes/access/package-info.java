/**
 * Expressions that read: constants, variables, fields and elements, varargs; and those that make
 * closures and tables.
 */
package io.assay.lua.nodes.access;
