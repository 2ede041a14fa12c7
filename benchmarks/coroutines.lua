-- coroutines.lua [ROUNDS [IDLE]]
--
-- What coroutines cost: nanoseconds of os.clock for one switch (a resume and the yield that ends it are two), the
-- least of ten rounds of a million switches each, and KiB of memory for an idle coroutine, by making IDLE of them
-- (default 10,000) and collecting garbage before and after. Plain Lua, for all peers.

local rounds, idle = ...
rounds = tonumber(rounds) or 10
idle = tonumber(idle) or 10000

local SWITCHES = 1000000

local function switches(count)
  local resume, yield = coroutine.resume, coroutine.yield
  local routine = coroutine.create(function()
    while true do
      yield()
    end
  end)
  local start = os.clock()
  for _ = 1, count / 2 do
    resume(routine)
  end
  return (os.clock() - start) / count * 1e9
end

local best = math.huge
for _ = 1, rounds do
  best = math.min(best, switches(SWITCHES))
end
print(string.format("a switch            %8.1f ns", best))

local function waiting(n)
  local sum = n
  while true do
    sum = sum + coroutine.yield(sum)
  end
end

local kept = {}
collectgarbage()
collectgarbage()
local before = collectgarbage("count")
for i = 1, idle do
  kept[i] = coroutine.create(waiting)
  coroutine.resume(kept[i], i)
end
collectgarbage()
collectgarbage()
print(string.format("an idle coroutine   %8.2f KiB", (collectgarbage("count") - before) / idle))
assert(coroutine.status(kept[idle]) == "suspended")
