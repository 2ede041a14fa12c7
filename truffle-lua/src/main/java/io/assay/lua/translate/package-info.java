/**
 * From syntax tree to nodes, one function at a time. Decides which node stands for what; runs
 * nothing.
 */
package io.assay.lua.translate;
