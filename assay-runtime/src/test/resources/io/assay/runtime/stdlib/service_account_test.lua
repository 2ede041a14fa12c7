-- vault.authenticated_client: the token comes from a Kubernetes Secret. Addresses: URL of Vault, K8S of the API.
local vault = require("assay.vault")

local url, token = env.get("URL"), env.get("VAULT_TOKEN")
local k8s = { base_url = env.get("K8S"), token = "pod-token" }

local c = vault.authenticated_client(url, { k8s = k8s, timeout = 5, interval = 0.1 })
assert.eq(c:token_lookup_self().policies, { "root" })
c = vault.authenticated_client(url, { k8s = k8s, secret_ns = "other", secret_name = "named", secret_key = "k" })
assert.eq(c:token_lookup_self().policies, { "root" })

local ok, err = pcall(vault.authenticated_client, url, { k8s = k8s, secret_name = "absent" })
assert(not ok)
assert.eq(err, "vault.authenticated_client: key 'root-token' not found in secret secrets/absent")

ok, err = pcall(vault.authenticated_client, url, { k8s = { base_url = env.get("K8S"), token = "bad-token" } })
assert(not ok)
assert.contains(err, "k8s: GET /api/v1/namespaces/secrets/secrets/openbao-root-token HTTP 401: ")
assert(not err:find("bad-token", 1, true), err)

env.set("KUBERNETES_SERVICE_HOST", nil)
ok, err = pcall(vault.authenticated_client, url)
assert(not ok)
assert.eq(err, "k8s: not running in a Kubernetes pod (KUBERNETES_SERVICE_HOST not set)")
