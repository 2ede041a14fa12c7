-- Encodes a Kubernetes list of 1 MB with an encoder in Lua.

local jsontext = require("library.jsontext")
local kubernetes = require("library.kubernetes")

local LIST = jsontext.decode((kubernetes.list(1000000)))
local LENGTH = #jsontext.encode(jsontext.decode(jsontext.encode(LIST)))

local function run(inner)
  for _ = 1, inner do
    if #jsontext.encode(LIST) ~= LENGTH then
      return false
    end
  end
  return true
end

return { run = run, inner = 2 }
