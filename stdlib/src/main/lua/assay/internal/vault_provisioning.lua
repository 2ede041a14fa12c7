-- Functions of assay.vault for setting a cluster up: waiting for the server, the first token, secrets that are
-- generated once. They are published as `vault.wait`, `vault.authenticated_client`, ...
--
-- Private to the embedded library: `assay modules` does not list it.
--
-- @example
--   local vault = require("assay.vault")
--   local c = vault.client("http://vault:8200", { token = env.get("VAULT_TOKEN") })

local service_account = require("assay.internal.service_account")
local wait = require("assay.internal.wait")

local http, log = http, log
local error, ipairs, pcall, tostring, type = error, ipairs, pcall, tostring, type

local M = {}

--- Waits until a server answers 200.
-- @param opts `timeout` (seconds, 60), `interval` (seconds, 2), `health_path` (by default a path by which a standby,
--   a sealed and a new server count as answering)
-- @return true
-- @raise `vault.wait: not reachable at URL after Ns`
-- @example
--   assert(vault.wait("http://vault:8200", { timeout = 10 }))
function M.wait(url, opts)
    opts = opts or {}
    if type(url) ~= "string" then error("vault.wait: first argument must be a URL string, got " .. type(url), 0) end
    local target = url .. (opts.health_path or "/v1/sys/health?standbyok=true&sealedcode=200&uninitcode=200")
    local attempt, timeout, interval = wait.attempts("vault.wait", opts, function(i, n)
        local ok, response = pcall(http.get, target)
        if ok and response.status == 200 then return true end
        log.info("Waiting for Vault... (" .. i .. "/" .. n .. ")")
        return false
    end)
    if not attempt then
        local shown = url:gsub("://[^/]*@", "://")
        error("vault.wait: not reachable at " .. shown .. " after " .. tostring(timeout) .. "s", 0)
    end
    log.info("Vault healthy after " .. tostring(attempt * interval) .. "s")
    return true
end

--- Waits for a server, then takes its token from a Kubernetes Secret.
-- @param opts `timeout`, `interval` (see `wait`); `secret_namespace` or `secret_ns` (`secrets`), `secret_name`
--   (`openbao-root-token`), `secret_key` (`root-token`); `k8s`: `{base_url, token, ca_cert}` in place of the pod's own
-- @return a client
-- @raise `vault.authenticated_client: key 'K' not found in secret NS/NAME`
-- @example
--   local k8s = { base_url = env.get("K8S_URL"), token = env.get("K8S_TOKEN") }
--   local admin = vault.authenticated_client("http://vault:8200", { k8s = k8s })
--   assert.eq(admin:token_lookup_self().policies, { "root" })
function M.authenticated_client(new_client, url, opts)
    opts = opts or {}
    M.wait(url, { timeout = opts.timeout, interval = opts.interval })
    local namespace = opts.secret_namespace or opts.secret_ns or "secrets"
    local name, key = opts.secret_name or "openbao-root-token", opts.secret_key or "root-token"
    local token = (service_account.secret(namespace, name, opts.k8s) or {})[key]
    if not token then
        error("vault.authenticated_client: key '" .. key .. "' not found in secret " .. namespace .. "/" .. name, 0)
    end
    return new_client(url, { token = token })
end

-- The values of a KV v2 secret, or nil; then whether there is a secret at all.
local function values_of(client, mount, path)
    local secret = client:kv_get(mount, path)
    return secret and secret.data, secret ~= nil
end

--- Returns a secret's values, and generates them first where `check_key` is missing.
-- @param generator function that returns the table to store
-- @param mount path of the KV v2 engine, `secrets` by default
-- @return table of values
-- @example
--   c:engine_enable("secrets", "kv", { options = { version = "2" } })
--   local function generate() return { password = crypto.random(24) } end
--   local first = vault.ensure_credentials(c, "app/db", "password", generate)
--   assert.eq(vault.ensure_credentials(c, "app/db", "password", generate), first)
--   assert.eq(vault.assert_secret(c, "app/db", { "password" }), first)
function M.ensure_credentials(client, path, check_key, generator, mount)
    mount = mount or "secrets"
    local existing = values_of(client, mount, path)
    if existing and existing[check_key] ~= nil then
        log.info("Credentials already exist at " .. mount .. "/" .. path)
        return existing
    end
    local generated = generator()
    client:kv_put(mount, path, generated)
    log.info("Generated and stored credentials at " .. mount .. "/" .. path)
    return generated
end

--- Raises unless a secret holds all these keys; see `ensure_credentials`.
-- @param keys array of names
-- @param mount path of the KV v2 engine, `secrets` by default
-- @return table of values
-- @raise `vault.assert_secret: key 'K' missing at secrets/PATH`
function M.assert_secret(client, path, keys, mount)
    mount = mount or "secrets"
    local where = mount .. "/" .. path
    local values, exists = values_of(client, mount, path)
    if not exists then error("vault.assert_secret: secret not found at " .. where, 0) end
    if values == nil then error("vault.assert_secret: no data at " .. where, 0) end
    for _, key in ipairs(keys) do
        if values[key] == nil then error("vault.assert_secret: key '" .. key .. "' missing at " .. where, 0) end
    end
    return values
end

--- The functions as assay.vault publishes them.
-- @param new_client assay.vault's `client`
function M.functions(new_client)
    return {
        wait = M.wait,
        authenticated_client = function(url, opts) return M.authenticated_client(new_client, url, opts) end,
        ensure_credentials = M.ensure_credentials,
        assert_secret = M.assert_secret,
    }
end

return M
