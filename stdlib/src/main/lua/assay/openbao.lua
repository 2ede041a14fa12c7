--- @module assay.openbao
--- @description OpenBao secrets, through the client of assay.vault: OpenBao keeps Vault's API.
--- @keywords openbao, bao, vault, kv, secrets manager
--- @quickref openbao.client(url, {token = t}) -> client | The client of assay.vault, with all its methods
--- @quickref c:kv_get(mount, key) -> {data, metadata}|nil | Read a KV v2 secret
--- @quickref c:kv_put(mount, key, data) -> body | Write a KV v2 secret

-- The same table as `require("assay.vault")`, so errors begin with `vault: `, too.
--
-- @example
--   local openbao = require("assay.openbao")
--   assert(openbao == require("assay.vault"))

return require("assay.vault")
