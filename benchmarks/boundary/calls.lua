-- What a call of a builtin costs: assay exec benchmarks/boundary/calls.lua. Prints nanoseconds of processor
-- time for each round of a loop with one call in it, compiled: nothing, a Lua function, a function of the
-- language's own library, then builtins that do next to nothing.

local CALLS = 1000000
local ROUNDS = 20

-- Processor time of this thread, so that neither the compiler's threads nor other work on the machine count.
local function clock()
  local file = assert(io.open("/proc/thread-self/schedstat"))
  local nanoseconds = file:read("n")
  file:close()
  return nanoseconds
end

local function identity(value)
  return value
end

-- Each call has a function and a loop of its own, compiled for that call alone.
local function measure(name, call, source)
  local body = assert(load("local call, count = ... local n = 0 for i = 1, count do " .. source .. " end return n"))
  local times = {}
  for round = 1, ROUNDS do
    local start = clock()
    body(call, CALLS)
    times[round] = (clock() - start) / CALLS
  end
  table.sort(times)
  print(string.format("%-28s %8.1f ns", name, times[ROUNDS // 4]))
end

measure("empty loop", nil, "n = n + i")
measure("a Lua function", identity, "n = n + call(i)")
measure("math.abs(i)", math.abs, "n = n + call(i)")
measure("time()", time, "n = n + call()")
measure("env.get('ASSAY_NONE')", env.get, "if call('ASSAY_NONE') then n = n + 1 end")
measure("base64.encode('a')", base64.encode, "n = n + #call('a')")
