-- soak.lua [SECONDS [SAMPLES]]
--
-- Looks for leaks: runs a mixture of work for SECONDS (default 600), and SAMPLES times (default 20) prints the
-- time, the rounds done and the heap after a collection. The first fifth is for warming up. The heap is flat if
-- after that no later half of the samples lies more than a tenth, or 4 MB, above the earlier half: then it ends with
-- 0, or else with 1. Plain Lua, for all peers.

local here = debug.getinfo(1, "S").source:match("^@(.*)[/\\][^/\\]*$") or "."
package.path = here .. "/?.lua;" .. package.path

local seconds, samples = ...
seconds = tonumber(seconds) or 600
samples = tonumber(samples) or 20

local load = loadstring or load

-- Programs of the benchmarks, a little of each in a round.
local PROGRAMS = {
  { "richards", 1 }, { "deltablue", 1 }, { "json", 2 }, { "bounce", 10 }, { "storage", 2 }, { "towers", 4 },
  { "kubernetes_decode", 1 }, { "logs", 1 }, { "grouping", 1 }, { "pingpong", 1 }, { "closures", 20 },
  { "protected", 40 }, { "inheritance", 10 },
}

local work = {}
for i, entry in ipairs(PROGRAMS) do
  local program = require("programs." .. entry[1])
  work[i] = function()
    assert(program.run(entry[2]), entry[1])
  end
end

-- What programs that end after a second seldom show: code, coroutines, keys and errors made anew for ever.

local serial = 0

work[#work + 1] = function() -- chunks that are loaded, run once and dropped
  for _ = 1, 20 do
    serial = serial + 1
    local chunk = assert(load("local n = ... ; local t = { field" .. serial .. " = n } return t.field" .. serial))
    assert(chunk(serial) == serial)
  end
end

work[#work + 1] = function() -- coroutines that are left in the middle
  for i = 1, 200 do
    local co = coroutine.create(function(x)
      local held = { x, coroutine.yield(x) }
      coroutine.yield(held)
    end)
    local ok, value = coroutine.resume(co, i)
    assert(ok and value == i)
  end
end

local cache, newest = {}, 0

work[#work + 1] = function() -- a table whose keys come and go
  for _ = 1, 2000 do
    newest = newest + 1
    cache["key" .. newest] = { newest }
    cache["key" .. newest - 1000] = nil
  end
end

local weak = setmetatable({}, { __mode = "k" })

work[#work + 1] = function() -- entries that only their keys keep
  for i = 1, 1000 do
    weak[{}] = { i }
  end
end

work[#work + 1] = function() -- errors with a new message each
  for _ = 1, 200 do
    serial = serial + 1
    local ok, message = pcall(error, "failure " .. serial, 0)
    assert(not ok and message == "failure " .. serial)
  end
end

if json and json.parse then -- Assay's builtins: data across the border
  local text = require("library.kubernetes").list(100000)
  work[#work + 1] = function()
    local list = json.parse(text)
    assert(#json.parse(json.encode(list)).items == #list.items)
  end
end

-- os.time, since os.clock counts different things on the peers
local start = os.time()
local rounds, taken = 0, {}

while #taken < samples do
  local due = start + seconds * (#taken + 1) / samples
  repeat
    for _, step in ipairs(work) do
      step()
    end
    rounds = rounds + 1
  until os.time() >= due
  collectgarbage()
  collectgarbage()
  taken[#taken + 1] = collectgarbage("count") / 1024
  print(string.format("%5d s %8d rounds %10.2f MB", os.time() - start, rounds, taken[#taken]))
  io.flush()
end

local function median(from, to)
  local values = {}
  for i = from, to do
    values[#values + 1] = taken[i]
  end
  table.sort(values)
  return values[math.floor((#values + 1) / 2)]
end

local first = math.floor(samples / 5) + 1
local middle = math.floor((first + samples) / 2)
local early, late = median(first, middle), median(middle + 1, samples)
local flat = late <= early + math.max(early / 10, 4)
print(string.format("heap after warm-up %.2f MB, at the end %.2f MB: %s", early, late, flat and "flat" or "growing"))
os.exit(flat and 0 or 1)
