/** Statements that give variables, fields and elements a value. */
package io.assay.lua.nodes.assign;
