-- assay.vault against a sealed server: health is an answer, not an error. Address: URL; root token: VAULT_TOKEN.
local vault = require("assay.vault")

local c = vault.client(env.get("URL"), { token = env.get("VAULT_TOKEN") })

assert.eq(c:health().sealed, true)
assert.eq(c:seal_status().t, 3)
assert.eq(c:is_sealed(), true)
assert.eq(c:is_initialized(), true)
-- A sealed server counts as reachable.
assert.eq(vault.wait(env.get("URL"), { timeout = 1 }), true)
local ok, err = pcall(c.kv_get, c, "secret", "x")
assert(not ok)
assert.eq(err, 'vault: GET /v1/secret/data/x HTTP 503: {"errors":["Vault is sealed"]}')
