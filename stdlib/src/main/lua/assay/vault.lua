--- @module assay.vault
--- @description HashiCorp Vault secrets. KV v2, policies, auth methods, engines, tokens, transit encryption, PKI.
--- @keywords vault, secrets, secret, kv, password, credentials, encryption, encrypt, decrypt, rotation, policies, auth, approle, transit, pki, certificates, tokens, seal, hashicorp
--- @quickref c:kv_get(mount, key, opts?) -> {data, metadata}|nil | Read a KV v2 secret
--- @quickref c:kv_put(mount, key, data) -> body | Write a KV v2 secret
--- @quickref c:kv_delete(mount, key) -> nil | Delete the latest version of a KV v2 secret
--- @quickref c:kv_list(mount, prefix?) -> [key] | List KV v2 secrets
--- @quickref c:kv_metadata(mount, key) -> body|nil | Versions of a KV v2 secret
--- @quickref c:read(path) -> data|nil | Read any path
--- @quickref c:write(path, payload) -> body|nil | Write any path
--- @quickref c:delete(path) -> nil | Delete any path
--- @quickref c:list(path) -> [key] | List any path
--- @quickref c:health() -> {initialized, sealed, version} | Health, whatever the status
--- @quickref c:seal_status() -> {sealed, initialized, t, n, progress} | State of the seal
--- @quickref c:is_sealed() -> bool | Is the server sealed
--- @quickref c:is_initialized() -> bool | Is the server initialized
--- @quickref c:policy_get(name) -> {name, policy}|nil | Read an ACL policy
--- @quickref c:policy_put(name, rules) -> nil | Write an ACL policy
--- @quickref c:policy_delete(name) -> nil | Delete an ACL policy
--- @quickref c:policy_list() -> [name] | List ACL policies
--- @quickref c:auth_enable(path, type, opts?) -> nil | Enable an auth method
--- @quickref c:auth_disable(path) -> nil | Disable an auth method
--- @quickref c:auth_list() -> {path = method} | List auth methods
--- @quickref c:auth_config(path, config) -> nil | Configure an auth method
--- @quickref c:auth_create_role(path, role, config) -> nil | Create or update a role of an auth method
--- @quickref c:auth_read_role(path, role) -> data|nil | Read a role of an auth method
--- @quickref c:auth_list_roles(path) -> [role] | List the roles of an auth method
--- @quickref c:engine_enable(path, type, opts?) -> nil | Mount a secrets engine
--- @quickref c:engine_disable(path) -> nil | Unmount a secrets engine
--- @quickref c:engine_list() -> {path = engine} | List secrets engines
--- @quickref c:engine_tune(path, config) -> nil | Tune a secrets engine
--- @quickref c:token_create(opts?) -> {client_token, policies, lease_duration} | Create a token
--- @quickref c:token_lookup(token) -> data|nil | Look a token up
--- @quickref c:token_lookup_self() -> data|nil | Look the client's token up
--- @quickref c:token_revoke(token) -> nil | Revoke a token
--- @quickref c:token_revoke_self() -> nil | Revoke the client's token
--- @quickref c:transit_encrypt(key, plaintext) -> ciphertext | Encrypt with a transit key
--- @quickref c:transit_decrypt(key, ciphertext) -> plaintext | Decrypt with a transit key
--- @quickref c:transit_create_key(key, opts?) -> body|nil | Create a transit key
--- @quickref c:transit_list_keys() -> [key] | List transit keys
--- @quickref c:pki_issue(mount, role, opts?) -> {certificate, private_key, ca_chain} | Issue a certificate
--- @quickref c:pki_ca_cert(mount?) -> pem|nil | The CA's certificate
--- @quickref c:pki_create_role(mount, role, opts?) -> body|nil | Create a PKI role
--- @quickref vault.wait(url, opts?) -> true | Wait until the server answers
--- @quickref vault.authenticated_client(url, opts?) -> client | Wait, then take the token from a Kubernetes Secret
--- @quickref vault.ensure_credentials(client, path, check_key, generator, mount?) -> data | Generate a secret once
--- @quickref vault.assert_secret(client, path, keys, mount?) -> data | Raise unless a secret holds these keys

-- Vault over its HTTP API v1: https://developer.hashicorp.com/vault/api-docs
--
-- Errors: `vault: GET /v1/secret/data/x HTTP 403: <body>`. A 404 gives nil for a read, an empty array for a list.
-- The functions for setting a cluster up (`vault.wait`, ...) are documented in assay/internal/vault_provisioning.lua.
--
-- @example
--   local vault = require("assay.vault")
--   local c = vault.client("http://vault:8200", { token = env.get("VAULT_TOKEN") })

local provisioning = require("assay.internal.vault_provisioning")
local request = require("assay.internal.request")

local base64, json = base64, json
local pairs, setmetatable = pairs, setmetatable
local encode, escape, query = request.encode, request.path, request.query

local M = {}

local Client = {}
Client.__index = Client

local WRITTEN = { [200] = true, [204] = true }

-- GET of a path: the whole body, or nil for 404.
local function get(self, path)
    return self.request:get(path)
end

-- GET of a path: the body's `data`, or nil for 404.
local function get_data(self, path)
    local body = self.request:get(path)
    return body and body.data
end

-- POST or PUT: the body, or nil where the server has nothing to say.
local function send(self, method, path, body)
    return self.request:call(method, path, { body = body, ok = WRITTEN })
end

local function delete(self, path)
    self.request:call("DELETE", path, { ok = WRITTEN })
end

-- Vault's LIST, in the form that every HTTP client and proxy can send.
local function list(self, path)
    local body = self.request:call("GET", path .. "?list=true", { label = "LIST", path = path, missing = true })
    return body and body.data and body.data.keys or json.array({})
end

local function merged(opts, fields)
    local payload = {}
    for name, value in pairs(opts or {}) do payload[name] = value end
    for name, value in pairs(fields) do payload[name] = value end
    return payload
end

-- Logs in where the options hold no token but something to get one with.
local function login(self, opts)
    local path, payload
    if opts.username then
        path = "/v1/auth/" .. escape(opts.auth_mount or "userpass") .. "/login/" .. encode(opts.username)
        payload = { password = opts.password }
    elseif opts.role_id then
        path = "/v1/auth/" .. escape(opts.auth_mount or "approle") .. "/login"
        payload = { role_id = opts.role_id, secret_id = opts.secret_id }
        self.request:keep_secret(opts.secret_id)
    else
        path = "/v1/auth/" .. escape(opts.auth_mount or "kubernetes") .. "/login"
        payload = { role = opts.role, jwt = opts.jwt }
        self.request:keep_secret(opts.jwt)
    end
    local body = self.request:call("POST", path, { body = payload })
    self.request:set_header("X-Vault-Token", body.auth.client_token)
end

--- A client of one server.
-- @param url base URL, such as `https://vault:8200`
-- @param opts `token` (or `api_key`); or `username` and `password`, or `role_id` and `secret_id` (AppRole), or `role`
--   and `jwt` (Kubernetes, JWT), which log in at once, at the auth method's own path or at `auth_mount`; `namespace`;
--   `headers`; the connection's options of `http.client`. Or the token as a string
-- @raise when the URL is no string, when a login fails
-- @example
--   local by_password = vault.client("http://vault:8200", { username = "deploy", password = "correct horse" })
--   assert.eq(by_password:token_lookup_self().display_name, "userpass-deploy")
function M.client(url, opts)
    opts = request.options("vault", opts)
    local self = setmetatable({
        request = request.new("vault", url, opts, request.token_header("X-Vault-Token")),
    }, Client)
    if opts.namespace then self.request:set_header("X-Vault-Namespace", opts.namespace) end
    local has_token = opts.token or opts.api_key
    if not has_token and (opts.username or opts.role_id or opts.jwt) then login(self, opts) end
    return self
end

--- Reads any path.
-- @return the answer's `data`, or nil
-- @example
--   assert.eq(c:read("secret/data/myapp/config").data.db_password, "s3cr3t-pw")
function Client:read(path)
    return get_data(self, "/v1/" .. escape(path))
end

--- Writes any path (POST).
-- @return the whole answer, or nil when it is empty
-- @example
--   c:write("secret/data/written", { data = { color = "blue" } })
function Client:write(path, payload)
    return send(self, "POST", "/v1/" .. escape(path), payload)
end

--- Deletes any path.
-- @example
--   c:delete("secret/metadata/written")
function Client:delete(path)
    delete(self, "/v1/" .. escape(path))
end

--- Lists any path.
-- @return array of keys
-- @example
--   assert.eq(c:list("secret/metadata/myapp"), { "config" })
function Client:list(path)
    return list(self, "/v1/" .. escape(path))
end

--- Reads a KV v2 secret.
-- @param mount path of the engine
-- @param opts `version`: number of an older version
-- @return `{data, metadata}`, the values in `data`; nil when there is none or its version was deleted
-- @example
--   local secret = c:kv_get("secret", "myapp/config")
--   assert.eq(secret.data.db_password, "s3cr3t-pw")
--   assert.eq(secret.metadata.version, 1)
function Client:kv_get(mount, key, opts)
    local path = "/v1/" .. escape(mount) .. "/data/" .. escape(key)
    return get_data(self, path .. query({ { "version", opts and opts.version } }))
end

--- Writes a new version of a KV v2 secret.
-- @return the whole answer; its `data` is the new version's metadata
-- @example
--   local body = c:kv_put("secret", "fresh", { user = "app", password = crypto.random(16) })
--   assert.eq(body.data.version, 1)
function Client:kv_put(mount, key, data)
    return send(self, "POST", "/v1/" .. escape(mount) .. "/data/" .. escape(key), { data = data })
end

--- Deletes the latest version of a KV v2 secret; it can be undeleted.
-- @example
--   c:kv_put("secret", "temporary", { a = 1 })
--   c:kv_delete("secret", "temporary")
--   assert.eq(c:kv_get("secret", "temporary"), nil)
function Client:kv_delete(mount, key)
    delete(self, "/v1/" .. escape(mount) .. "/data/" .. escape(key))
end

--- Lists the KV v2 secrets in a folder.
-- @param prefix folder, the engine's root by default
-- @return array of names, folders with a slash at the end
-- @example
--   assert.eq(c:kv_list("secret", "myapp"), { "config" })
function Client:kv_list(mount, prefix)
    return list(self, "/v1/" .. escape(mount) .. "/metadata/" .. escape(prefix or ""))
end

--- Reads the versions of a KV v2 secret.
-- @return the whole answer, or nil
-- @example
--   assert.eq(c:kv_metadata("secret", "myapp/config").data.current_version, 1)
function Client:kv_metadata(mount, key)
    return get(self, "/v1/" .. escape(mount) .. "/metadata/" .. escape(key))
end

--- Health of the server. Vault says by the status whether it is active, standby or sealed; all are answers here.
-- @return `{initialized, sealed, standby, version, ...}`
-- @example
--   assert.eq(c:health().sealed, false)
function Client:health()
    local response = self.request:send("GET", "/v1/sys/health", { anonymous = true })
    return self.request:decode("GET", "/v1/sys/health", response)
end

--- State of the seal.
-- @return `{sealed, initialized, t, n, progress, version, ...}`
-- @example
--   local status = c:seal_status()
--   log.info(status.progress .. " of " .. status.t .. " keys given")
function Client:seal_status()
    return self.request:call("GET", "/v1/sys/seal-status", { anonymous = true })
end

--- Is the server sealed?
-- @example
--   assert.eq(c:is_sealed(), false)
function Client:is_sealed()
    return self:seal_status().sealed
end

--- Is the server initialized?
-- @example
--   assert.eq(c:is_initialized(), true)
function Client:is_initialized()
    return self:seal_status().initialized
end

--- Reads an ACL policy.
-- @return `{name, policy}`, or nil
-- @example
--   assert.eq(c:policy_get("no-such-policy"), nil)
function Client:policy_get(name)
    return get_data(self, "/v1/sys/policies/acl/" .. encode(name))
end

--- Writes an ACL policy.
-- @param rules text of the policy, HCL or JSON
-- @example
--   c:policy_put("readers", 'path "secret/data/*" { capabilities = ["read"] }')
--   assert.contains(c:policy_get("readers").policy, "capabilities")
function Client:policy_put(name, rules)
    return send(self, "PUT", "/v1/sys/policies/acl/" .. encode(name), { policy = rules })
end

--- Deletes an ACL policy.
-- @example
--   c:policy_put("short-lived", 'path "secret/*" { capabilities = ["list"] }')
--   c:policy_delete("short-lived")
function Client:policy_delete(name)
    delete(self, "/v1/sys/policies/acl/" .. encode(name))
end

--- Lists the ACL policies.
-- @return array of names
-- @example
--   assert.contains(table.concat(c:policy_list(), " "), "default")
function Client:policy_list()
    return list(self, "/v1/sys/policies/acl")
end

--- Enables an auth method.
-- @param path where, such as `approle`
-- @param method_type which, such as `approle`
-- @param opts `description`, `config`, and what else the API takes
-- @example
--   c:auth_enable("ci", "approle", { description = "pipelines" })
--   assert.eq(c:auth_list()["ci/"].type, "approle")
function Client:auth_enable(path, method_type, opts)
    return send(self, "POST", "/v1/sys/auth/" .. escape(path), merged(opts, { type = method_type }))
end

--- Disables an auth method.
-- @example
--   c:auth_enable("passing", "approle")
--   c:auth_disable("passing")
function Client:auth_disable(path)
    delete(self, "/v1/sys/auth/" .. escape(path))
end

--- Lists the auth methods.
-- @return table from path (with a slash at the end) to method
-- @example
--   assert.eq(c:auth_list()["token/"].type, "token")
function Client:auth_list()
    local body = get(self, "/v1/sys/auth") or {}
    return body.data or body
end

--- Configures an auth method.
-- @example
--   c:auth_enable("cluster", "kubernetes")
--   c:auth_config("cluster", { kubernetes_host = "https://kubernetes.default.svc" })
function Client:auth_config(path, config)
    return send(self, "POST", "/v1/auth/" .. escape(path) .. "/config", config)
end

--- Creates or updates a role of an auth method.
-- @example
--   c:auth_enable("builders", "approle")
--   c:auth_create_role("builders", "nightly", { token_policies = { "default" } })
--   assert.eq(c:auth_list_roles("builders"), { "nightly" })
function Client:auth_create_role(path, role, config)
    return send(self, "POST", "/v1/auth/" .. escape(path) .. "/role/" .. encode(role), config)
end

--- Reads a role of an auth method.
-- @return the role, or nil
-- @example
--   c:auth_enable("readers", "approle")
--   assert.eq(c:auth_read_role("readers", "absent"), nil)
function Client:auth_read_role(path, role)
    return get_data(self, "/v1/auth/" .. escape(path) .. "/role/" .. encode(role))
end

--- Lists the roles of an auth method.
-- @return array of names
-- @example
--   c:auth_enable("empty", "approle")
--   assert.eq(#c:auth_list_roles("empty"), 0)
function Client:auth_list_roles(path)
    return list(self, "/v1/auth/" .. escape(path) .. "/role")
end

--- Mounts a secrets engine.
-- @param opts `description`, `config`, `options`, and what else the API takes
-- @example
--   c:engine_enable("team", "kv", { options = { version = "2" } })
--   assert.eq(c:engine_list()["team/"].type, "kv")
function Client:engine_enable(path, engine_type, opts)
    return send(self, "POST", "/v1/sys/mounts/" .. escape(path), merged(opts, { type = engine_type }))
end

--- Unmounts a secrets engine, with all it holds.
-- @example
--   c:engine_enable("scratch", "kv", { options = { version = "2" } })
--   c:engine_disable("scratch")
function Client:engine_disable(path)
    delete(self, "/v1/sys/mounts/" .. escape(path))
end

--- Lists the secrets engines.
-- @return table from path (with a slash at the end) to engine
-- @example
--   assert.eq(c:engine_list()["secret/"].type, "kv")
function Client:engine_list()
    local body = get(self, "/v1/sys/mounts") or {}
    return body.data or body
end

--- Tunes a secrets engine.
-- @example
--   c:engine_tune("secret", { max_lease_ttl = "24h" })
function Client:engine_tune(path, config)
    return send(self, "POST", "/v1/sys/mounts/" .. escape(path) .. "/tune", config)
end

--- Creates a token.
-- @param opts `policies`, `ttl`, `display_name`, `num_uses`, ...
-- @return `{client_token, accessor, policies, lease_duration, ...}`
-- @example
--   local auth = c:token_create({ policies = { "default" }, ttl = "1h" })
--   assert.eq(c:token_lookup(auth.client_token).policies, { "default" })
function Client:token_create(opts)
    local auth = send(self, "POST", "/v1/auth/token/create", opts or {}).auth
    self.request:keep_secret(auth.client_token)
    return auth
end

--- Looks a token up.
-- @return `{policies, ttl, display_name, ...}`, or nil
-- @example
--   assert.eq(c:token_lookup(env.get("VAULT_TOKEN")).policies, { "root" })
function Client:token_lookup(token)
    self.request:keep_secret(token)
    local body = self.request:call("POST", "/v1/auth/token/lookup", { body = { token = token }, missing = true })
    return body and body.data
end

--- Looks the client's own token up.
-- @return `{policies, ttl, display_name, ...}`, or nil
-- @example
--   assert.eq(c:token_lookup_self().policies, { "root" })
function Client:token_lookup_self()
    return get_data(self, "/v1/auth/token/lookup-self")
end

--- Revokes a token and its children.
-- @example
--   c:token_revoke(c:token_create().client_token)
function Client:token_revoke(token)
    self.request:keep_secret(token)
    return send(self, "POST", "/v1/auth/token/revoke", { token = token })
end

--- Revokes the client's own token.
-- @example
--   vault.client("http://vault:8200", c:token_create().client_token):token_revoke_self()
function Client:token_revoke_self()
    return send(self, "POST", "/v1/auth/token/revoke-self", {})
end

--- Encrypts with a transit key.
-- @param plaintext any bytes
-- @return the ciphertext, `vault:v1:...`
-- @example
--   c:engine_enable("transit", "transit")
--   c:transit_create_key("orders")
--   local ciphertext = c:transit_encrypt("orders", "\0\255 any bytes")
--   assert.eq(c:transit_decrypt("orders", ciphertext), "\0\255 any bytes")
--   assert.eq(c:transit_list_keys(), { "orders" })
function Client:transit_encrypt(key, plaintext)
    local payload = { plaintext = base64.encode(plaintext) }
    return send(self, "POST", "/v1/transit/encrypt/" .. encode(key), payload).data.ciphertext
end

--- Decrypts with a transit key; see `transit_encrypt`.
-- @return the plaintext's bytes
function Client:transit_decrypt(key, ciphertext)
    local body = send(self, "POST", "/v1/transit/decrypt/" .. encode(key), { ciphertext = ciphertext })
    return base64.decode(body.data.plaintext)
end

--- Creates a transit key; see `transit_encrypt`.
-- @param opts `type`, `exportable`, `derived`, ...
function Client:transit_create_key(key, opts)
    return send(self, "POST", "/v1/transit/keys/" .. encode(key), opts or {})
end

--- Lists the transit keys; see `transit_encrypt`.
-- @return array of names
function Client:transit_list_keys()
    return list(self, "/v1/transit/keys")
end

--- Issues a certificate.
-- @param opts `common_name`, `alt_names`, `ip_sans`, `ttl`, ...
-- @return `{certificate, private_key, issuing_ca, ca_chain, serial_number, ...}`
-- @example
--   c:engine_enable("pki", "pki")
--   c:pki_create_role("pki", "web", { allowed_domains = { "example.org" }, allow_subdomains = true })
--   local issued = c:pki_issue("pki", "web", { common_name = "www.example.org" })
--   assert.contains(issued.certificate, "BEGIN CERTIFICATE")
--   assert.contains(c:pki_ca_cert(), "BEGIN CERTIFICATE")
function Client:pki_issue(mount, role, opts)
    return send(self, "POST", "/v1/" .. escape(mount) .. "/issue/" .. encode(role), opts or {}).data
end

--- The certificate of a PKI engine's CA; see `pki_issue`.
-- @param mount path of the engine, `pki` by default
-- @return PEM text, or nil
function Client:pki_ca_cert(mount)
    local path = "/v1/" .. escape(mount or "pki") .. "/ca/pem"
    return self.request:call("GET", path, { anonymous = true, raw = true, missing = true })
end

--- Creates a role of a PKI engine; see `pki_issue`.
function Client:pki_create_role(mount, role, opts)
    return send(self, "POST", "/v1/" .. escape(mount) .. "/roles/" .. encode(role), opts or {})
end

for name, fn in pairs(provisioning.functions(M.client)) do M[name] = fn end

return M
