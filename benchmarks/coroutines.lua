-- coroutines.lua [ROUNDS [IDLE [WAVES]]]
--
-- What coroutines cost: nanoseconds of os.clock for one switch (a resume and the yield that ends it are two), the
-- least of ten rounds of a million switches each, and KiB of memory for an idle coroutine, by making IDLE of them
-- (default 10,000) and collecting garbage before and after; in the first of WAVES waves (default 30) and in the last,
-- when what they run is compiled code. Plain Lua, for all peers.

local rounds, idle, waves = ...
rounds = tonumber(rounds) or 10
idle = tonumber(idle) or 10000
waves = tonumber(waves) or 30

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

local function wave()
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
  local memory = (collectgarbage("count") - before) / idle
  assert(coroutine.status(kept[idle]) == "suspended")
  return memory
end

local first, last = wave(), nil
for _ = 2, waves do
  last = wave()
end
print(string.format("an idle coroutine   %8.2f KiB in the first wave", first))
if last then
  print(string.format("                    %8.2f KiB in the last", last))
end
