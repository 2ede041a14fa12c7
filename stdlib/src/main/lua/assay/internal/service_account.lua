-- The Kubernetes API as a pod sees it: the address from the environment, token and CA from the mounted service
-- account. For modules that need one Secret and no more of Kubernetes.
--
-- Private to the embedded library: `assay modules` does not list it.

local request = require("assay.internal.request")

local base64, env, fs = base64, env, fs
local error, pairs = error, pairs

local M = {}

local MOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/"

local function api_server()
    local host = env.get("KUBERNETES_SERVICE_HOST")
    if not host then error("k8s: not running in a Kubernetes pod (KUBERNETES_SERVICE_HOST not set)", 0) end
    if host:find(":", 1, true) then host = "[" .. host .. "]" end
    return "https://" .. host .. ":" .. (env.get("KUBERNETES_SERVICE_PORT") or "443")
end

--- Reads a Secret.
-- @param opts `base_url`, `token`, `ca_cert` in place of the pod's own
-- @return table from key to decoded value, nil when there is no such Secret
-- @raise outside a pod without `base_url`; `k8s: GET <path> HTTP <status>: <body>`
function M.secret(namespace, name, opts)
    opts = opts or {}
    local ca_cert = opts.ca_cert
    if not ca_cert and not opts.base_url and fs.exists(MOUNT .. "ca.crt") then ca_cert = fs.read(MOUNT .. "ca.crt") end
    local sender = request.new("k8s", opts.base_url or api_server(), {
        token = opts.token or fs.read(MOUNT .. "token"),
        ca_cert = ca_cert,
    })
    local path = "/api/v1/namespaces/" .. request.encode(namespace) .. "/secrets/" .. request.encode(name)
    local secret = sender:get(path)
    if secret == nil then return nil end
    local values = {}
    for key, value in pairs(secret.data or {}) do values[key] = base64.decode(value) end
    return values
end

return M
