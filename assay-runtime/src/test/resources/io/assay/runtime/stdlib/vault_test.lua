-- assay.vault against a strict server. Address: URL; root token: VAULT_TOKEN; 127.0.0.1 with a closed port: CLOSED.
local vault = require("assay.vault")

local url, token = env.get("URL"), env.get("VAULT_TOKEN")
local c = vault.client(url, { token = token })

local function fails(fn, ...)
    local ok, err = pcall(fn, ...)
    assert(not ok, "an error was expected")
    assert.eq(type(err), "string")
    return err
end

-- The forms of the second argument, and of the URL.
assert(require("assay.openbao") == vault)
for _, opts in ipairs({ token, { token = token }, { api_key = token }, { token = token .. "\n" } }) do
    assert.eq(vault.client(url .. "//", opts):token_lookup_self().policies, { "root" })
end
assert.matches(fails(vault.client, url, 5), "^vault.client: second argument must be an options table or a token string")

-- KV: versions, deletion, names with every kind of character, empty values.
assert.eq(c:kv_get("secret", "absent"), nil)
assert.eq(c:kv_list("secret", "absent"), {})
assert.eq(c:kv_metadata("secret", "absent"), nil)
c:kv_put("secret", "app/one", { a = 1, list = { "x" }, flag = false })
assert.eq(c:kv_put("secret", "app/one", { a = 2 }).data.version, 2)
assert.eq(c:kv_get("secret", "app/one").data, { a = 2 })
assert.eq(c:kv_get("secret", "app/one", { version = 1 }).data, { a = 1, list = { "x" }, flag = false })
assert.eq(c:read("secret/data/app/one").metadata.version, 2)
c:kv_put("secret", "empty", {})
assert.eq(c:kv_get("secret", "empty").data, {})
local odd = "wéird key?#&=+/100%/[a]"
c:kv_put("secret", odd, { found = true })
assert.eq(c:kv_get("secret", odd).data.found, true)
assert.eq(c:kv_get("secret", "w%C3%A9ird%20key%3F%23&=+/100%25/[a]").data.found, true)
assert.eq(c:kv_list("secret"), { "app/", "empty", "wéird key?#&=+/" })
c:kv_delete("secret", "app/one")
assert.eq(c:kv_get("secret", "app/one"), nil)
assert.eq(c:kv_metadata("secret", "app/one").data.current_version, 2)
c:delete("secret/metadata/app/one")
assert.eq(c:list("secret/metadata/app"), {})
assert.contains(fails(c.kv_get, c, "secret", "../../sys/auth"), "a path must not hold a '..' segment")
assert.contains(fails(c.kv_get, c, "secret", "%2e%2E/x"), "a path must not hold a '..' segment")

-- Errors are plain strings in the one format; a list is called LIST, and without its parameter.
local stranger = vault.client(url, { token = "hvs.stranger" })
assert.eq(fails(stranger.kv_get, stranger, "secret", "x"),
    'vault: GET /v1/secret/data/x HTTP 403: {"errors":["permission denied"]}')
assert.eq(fails(stranger.list, stranger, "secret/metadata"),
    'vault: LIST /v1/secret/metadata HTTP 403: {"errors":["permission denied"]}')
assert.eq(fails(stranger.policy_put, stranger, "p", "rules"),
    'vault: PUT /v1/sys/policies/acl/p HTTP 403: {"errors":["permission denied"]}')
local nobody = vault.client(url)
assert.contains(fails(nobody.read, nobody, "secret/data/x"), "HTTP 400: {\"errors\":[\"missing client token\"]}")
assert.contains(fails(c.write, c, "secret/data/x", { wrong = 1 }), "vault: POST /v1/secret/data/x HTTP 400: ")
assert.contains(fails(c.delete, c, "sys/nothing"), "vault: DELETE /v1/sys/nothing HTTP 404: ")
assert.contains(fails(c.transit_encrypt, c, "k", "text"), "vault: POST /v1/transit/encrypt/k HTTP 404: ")

-- No secret in an error: not the client's, not one that a call takes, returns or logs in with.
local err = fails(c.delete, c, "nowhere/" .. token)
assert(not err:find(token, 1, true), err)
err = fails(vault.client, url, { username = "deploy", password = "wrong horse" })
assert.contains(err, "vault: POST /v1/auth/userpass/login/deploy HTTP 400: ")
assert(not err:find("wrong horse", 1, true), err)
local child = c:token_create({ policies = { "default" } }).client_token
err = fails(c.delete, c, "nowhere/" .. child)
assert(not err:find(child, 1, true), err)
c:token_revoke(child)
assert.contains(fails(c.token_lookup, c, child), "HTTP 403")

-- Logins.
assert.eq(vault.client(url, { username = "deploy", password = "correct horse" }):token_lookup_self().display_name,
    "userpass-deploy")
assert.eq(vault.client(url, { role_id = "r", secret_id = "s", auth_mount = "machines" }):token_lookup_self().policies,
    { "default" })
assert.eq(vault.client(url, { role = "app", jwt = "j.w.t" }):token_lookup_self().policies, { "default" })

-- Tokens that are revoked are.
local own = vault.client(url, c:token_create().client_token)
own:token_revoke_self()
assert.contains(fails(own.token_lookup_self, own), "HTTP 403")

-- Bytes survive transit.
c:engine_enable("transit", "transit", { description = "for tests" })
assert.eq(c:transit_list_keys(), {})
c:transit_create_key("bytes", { exportable = true })
local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
local bytes = table.concat(all)
assert(c:transit_decrypt("bytes", c:transit_encrypt("bytes", bytes)) == bytes)
assert(c:transit_decrypt("bytes", c:transit_encrypt("bytes", "")) == "")
assert.contains(fails(c.transit_decrypt, c, "bytes", "vault:v1:AAAA"), "HTTP 400")

-- PKI.
assert.contains(fails(c.pki_ca_cert, c), "vault: GET /v1/pki/ca/pem HTTP 400: ")
c:engine_enable("pki", "pki")
assert.matches(c:pki_ca_cert(), "^-----BEGIN CERTIFICATE-----")
assert.contains(fails(c.pki_issue, c, "pki", "web", { common_name = "a.example.org" }), "unknown role")
c:pki_create_role("pki", "web", { allowed_domains = { "example.org" } })
assert.contains(c:pki_issue("pki", "web", { common_name = "a.example.org" }).private_key, "PRIVATE KEY")
assert.contains(fails(c.pki_issue, c, "pki", "web"), "HTTP 400")

-- Mounting, unmounting, and what is there.
c:engine_disable("pki")
assert.eq(c:engine_list()["pki/"], nil)
assert.contains(fails(c.engine_enable, c, "secret", "kv"), "path is already in use")
assert.contains(fails(c.engine_tune, c, "absent", { max_lease_ttl = "1h" }), "HTTP 400")
c:auth_enable("app", "approle", { description = "d" })
assert.eq(c:auth_list()["app/"].type, "approle")
assert.eq(c:auth_list_roles("app"), {})
c:auth_create_role("app", "r", { token_ttl = "1h" })
assert.eq(c:auth_read_role("app", "r"), { token_ttl = "1h" })
assert.eq(c:auth_read_role("app", "x"), nil)
c:auth_disable("app")
assert.eq(c:auth_list()["app/"], nil)
c:policy_put("ops", "path \"*\" {}")
assert.eq(c:policy_get("ops"), { name = "ops", policy = "path \"*\" {}" })
c:policy_delete("ops")
assert.eq(c:policy_list(), { "default", "root" })

-- Credentials that are generated once; the mount is `secrets` unless another is named.
assert.eq(fails(vault.assert_secret, c, "db", { "user" }), "vault.assert_secret: secret not found at secrets/db")
local calls = 0
local function generate()
    calls = calls + 1
    return { user = "u" .. calls }
end
assert.eq(vault.ensure_credentials(c, "db", "user", generate, "secret"), { user = "u1" })
assert.eq(vault.ensure_credentials(c, "db", "user", generate, "secret"), { user = "u1" })
assert.eq(vault.ensure_credentials(c, "db", "other", generate, "secret"), { user = "u2" })
assert.eq(vault.assert_secret(c, "db", { "user" }, "secret"), { user = "u2" })
assert.eq(fails(vault.assert_secret, c, "db", { "user", "other" }, "secret"),
    "vault.assert_secret: key 'other' missing at secret/db")

-- Waiting.
assert.eq(vault.wait(url, { timeout = 1, interval = 0.1 }), true)
assert.eq(fails(vault.wait, env.get("CLOSED"), { timeout = 0.2, interval = 0.1 }),
    "vault.wait: not reachable at " .. env.get("CLOSED") .. " after 0.2s")
