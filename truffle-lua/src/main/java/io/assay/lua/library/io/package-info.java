/**
 * Files: the {@code io} library, and the standard streams that {@code print} and {@code warn} share
 * with it. Files are reached through Truffle's file access alone, so that a context's restrictions
 * hold.
 */
package io.assay.lua.library.io;
