/**
 * The basic functions: what is global without a library's name. Loading of chunks is here too, for
 * {@code require} uses it. Nothing that belongs to one value type's own library.
 */
package io.assay.lua.library.base;
