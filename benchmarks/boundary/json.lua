-- The json builtin on a Kubernetes list: assay exec benchmarks/boundary/json.lua -- FILE [ROUNDS].
-- Prints milliseconds of processor time for each json.parse and json.encode: the median of the thread that runs
-- the script over the last half of the rounds, and the mean of all threads, the collector's among them.

local file, rounds = ...
rounds = tonumber(rounds) or 40

local handle = assert(io.open(file, "rb"))
local text = handle:read("a")
handle:close()

local function threadTime()
  local schedstat <close> = assert(io.open("/proc/thread-self/schedstat"))
  return schedstat:read("n") / 1e6
end

local function processTime()
  local stat <close> = assert(io.open("/proc/self/stat"))
  local user, system = stat:read("a"):match("%) %S+ %S+ %S+ %S+ %S+ %S+ %S+ %S+ %S+ %S+ %S+ (%d+) (%d+)")
  return (user + system) * 10
end

local function measure(name, work)
  local times = {}
  local first = rounds // 2 + 1
  local whole
  for round = 1, rounds do
    if round == first then
      whole = processTime()
    end
    local start = threadTime()
    work()
    times[round] = threadTime() - start
  end
  whole = (processTime() - whole) / (rounds - first + 1)
  local last = table.move(times, first, rounds, 1, {})
  table.sort(last)
  print(string.format("%-12s first %8.1f  median %8.1f  all threads %8.1f", name, times[1], last[#last // 2 + 1], whole))
end

local list
measure("json.parse", function()
  list = json.parse(text)
end)
local encoded
measure("json.encode", function()
  encoded = json.encode(list)
end)
assert(#json.parse(encoded).items == #list.items, "what was encoded is not what was parsed")
