/** Indexing with metamethods: get and set, by constant name or computed key. */
package io.assay.lua.nodes.table;
