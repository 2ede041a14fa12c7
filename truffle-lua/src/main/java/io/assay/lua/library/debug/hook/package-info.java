/**
 * Hooks (manual §4.7): which lines a function's instructions are on, and the nodes that watch code
 * while there is a hook.
 */
package io.assay.lua.library.debug.hook;
