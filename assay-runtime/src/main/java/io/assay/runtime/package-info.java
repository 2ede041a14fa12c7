/**
 * The runtime as a host sees it: {@link io.assay.runtime.AssayRuntime} runs scripts, or puts the
 * builtins into a context that the host has made. What it consists of lives in the packages below.
 */
@NullMarked
package io.assay.runtime;

import org.jspecify.annotations.NullMarked;
