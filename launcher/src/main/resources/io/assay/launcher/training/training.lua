-- What scripts do: the language's common parts and the builtins, each once. The address of a server that
-- answers every request with JSON comes as the argument.
local url = ...

local Account = {}
Account.__index = Account

function Account.new(balance)
  return setmetatable({ balance = balance }, Account)
end

function Account:deposit(amount)
  self.balance = self.balance + amount
  return self
end

local account = Account.new(10):deposit(5)
assert(account.balance == 15)

local words = {}
for word in ("the quick brown fox"):gmatch("%a+") do
  words[#words + 1] = word:upper()
end
table.sort(words, function(a, b)
  return a > b
end)
assert.eq(table.concat(words, " "), "THE QUICK FOX BROWN")

local producer = coroutine.wrap(function()
  for i = 1, 3 do
    coroutine.yield(i)
  end
end)
assert.eq(producer() + producer(), 3)
assert(not pcall(error, { code = 1 }))
assert(string.format("%5.2f %s %d", 1.5, "x", 3) == " 1.50 x 3")

local response = http.get(url .. "/status", { headers = { ["X-Training"] = "1" } })
assert.eq(response.status, 200)
local data = json.parse(response.body)
assert.eq(#data.items, 3)
assert.contains(json.encode(data), '"status":"ok"')
assert.eq(http.post(url, { name = "x" }).status, 200)
assert.eq(yaml.parse(yaml.encode({ a = { 1, 2 } })).a[2], 2)
assert.eq(base64.decode(base64.encode("x")), "x")
assert.matches("a1", "[a-z][0-9]")
assert.eq(#crypto.hash("x", "sha256"), 64)
assert.not_nil(os.getenv("PATH") or env.get("PATH"))

local handle = async.spawn(function()
  sleep(0.01)
  return 1
end)
assert.eq(handle:await(), 1)
assert(time() > 0)

local prometheus = require("assay.prometheus")
assert(not pcall(function()
  return prometheus.client(url):query("up")
end))
log.warn("done: " .. tostring(require("assay.vault")))
