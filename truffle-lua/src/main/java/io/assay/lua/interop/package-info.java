/**
 * The border to other languages and the host: values coming in, access to values that are not
 * Lua's. What Lua's own values answer to other languages stands in their classes.
 */
package io.assay.lua.interop;
