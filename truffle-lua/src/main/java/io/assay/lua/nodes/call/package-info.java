/**
 * Calls: evaluating arguments, finding out what a callee is, calling it, tail calls, calls from
 * other languages.
 */
package io.assay.lua.nodes.call;
