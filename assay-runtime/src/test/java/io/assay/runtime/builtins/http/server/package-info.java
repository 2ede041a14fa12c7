/**
 * Servers for the tests: one that shows the bytes it got and answers with the bytes it is told,
 * proxies, nginx.
 */
@NullMarked
package io.assay.runtime.builtins.http.server;

import org.jspecify.annotations.NullMarked;
