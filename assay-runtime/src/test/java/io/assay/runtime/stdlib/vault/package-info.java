/**
 * A Vault server for tests, which no package brings: stateful, and strict about method, path,
 * query, headers and body. It answers as the HTTP API's documentation says (<a
 * href="https://developer.hashicorp.com/vault/api-docs">API</a>), refusals included.
 */
@NullMarked
package io.assay.runtime.stdlib.vault;

import org.jspecify.annotations.NullMarked;
