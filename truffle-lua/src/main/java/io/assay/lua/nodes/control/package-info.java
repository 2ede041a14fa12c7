/** Control flow: blocks, conditions, loops, jumps, returns, scopes that close a variable. */
package io.assay.lua.nodes.control;
