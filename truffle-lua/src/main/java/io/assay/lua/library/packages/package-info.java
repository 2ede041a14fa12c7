/** The {@code package} library and {@code require}. */
package io.assay.lua.library.packages;
