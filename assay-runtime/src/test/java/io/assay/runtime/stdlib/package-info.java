/**
 * The embedded modules, run by Lua against servers: a Prometheus of the system's package, and for
 * the rest small strict ones. The tests' Lua lies among the resources of the same name; the
 * examples in the modules' own comments are run, too.
 */
@NullMarked
package io.assay.runtime.stdlib;

import org.jspecify.annotations.NullMarked;
