/**
 * The builtin {@code http}, client side: what scripts pass in becomes requests, responses become
 * tables, redirects are followed and failures retried here. How a request travels is the business
 * of {@code transport}, URLs that of {@code url}; no class here knows Netty or Micronaut's client.
 */
@NullMarked
package io.assay.runtime.builtins.http;

import org.jspecify.annotations.NullMarked;
