-- The json builtin on a Kubernetes list: assay exec benchmarks/boundary/json.lua -- FILE [ROUNDS].
-- Prints milliseconds of processor time for each json.parse and json.encode: the mean of the last half of the rounds,
-- of the thread that runs the script and of all threads, the collector's among them. (A mean, since the kernel
-- counts a thread's time in steps of 4 ms.)

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
  local first
  local half = rounds // 2
  local own, whole
  for round = 1, rounds do
    local start = threadTime()
    if round == rounds - half + 1 then
      own, whole = start, processTime()
    end
    work()
    first = first or threadTime() - start
  end
  own, whole = (threadTime() - own) / half, (processTime() - whole) / half
  print(string.format("%-12s first %8.1f  then %8.2f  all threads %8.1f", name, first, own, whole))
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
