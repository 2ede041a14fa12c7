-- The guide's scripts for Vault, but for the address. URL, VAULT_TOKEN.
local address = env.get("URL")

do
    local vault = require("assay.vault")
    local token = env.get("VAULT_TOKEN")
    local c = vault.client(address, { token = token })
    -- Read KV v2 secret
    local secret = c:kv_get("secret", "myapp/config")
    assert.not_nil(secret, "Secret not found")
    log.info("db_password: " .. secret.data.db_password)

    local secret = c:kv_get("secret", "maybe/exists")
    if secret == nil then
        log.warn("Secret not found, using defaults")
    else
        log.info("Secret found")
    end
end

env.set("VAULT_TOKEN", "hvs.wrong")

local raised = not pcall(function()
    local vault = require("assay.vault")
    local ok, err = pcall(function()
        local c = vault.client(address, { token = env.get("VAULT_TOKEN") })
        return c:kv_get("secret", "myapp/config")
    end)
    if not ok then
        log.error("Vault read failed: " .. tostring(err))
        -- handle gracefully or re-raise
        error(err)
    end
end)
assert(raised)
