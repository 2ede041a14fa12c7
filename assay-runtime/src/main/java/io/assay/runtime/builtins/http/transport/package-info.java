/**
 * How requests travel: Micronaut's HTTP client on Netty, with TLS, proxies, name resolution and
 * pooled connections set up for scripts. The only package that knows Netty; nothing in it is loaded
 * before the first request. It knows neither scripts nor redirects nor retries that a script asks
 * for.
 */
@NullMarked
package io.assay.runtime.builtins.http.transport;

import org.jspecify.annotations.NullMarked;
