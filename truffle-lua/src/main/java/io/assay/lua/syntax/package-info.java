/**
 * From text to syntax tree: lexer, parser with scope analysis, and the tree itself. Knows neither
 * Truffle nodes nor how anything is run. Errors are worded as PUC-Rio Lua words them.
 */
package io.assay.lua.syntax;
