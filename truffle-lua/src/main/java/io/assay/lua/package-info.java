/**
 * Lua 5.5 as a Truffle language: the entry point and the state of one context. What Lua is made of
 * lives in the packages below: {@code syntax} (text to tree), {@code translate} (tree to nodes),
 * {@code nodes} (what runs), {@code runtime} (values), {@code coroutine}, {@code library}, {@code
 * text} (algorithms on bytes) and {@code interop} (the border to other languages).
 */
package io.assay.lua;
