-- Coroutines: two that hand a number to and fro, a chain of generators, and many that each live for a moment.

local function pingPong(rounds)
  local function player(step)
    return coroutine.create(function(ball)
      while true do
        ball = coroutine.yield(ball + step)
      end
    end)
  end
  local ping, pong = player(1), player(2)
  local ball = 0
  for _ = 1, rounds do
    local _
    _, ball = coroutine.resume(ping, ball)
    _, ball = coroutine.resume(pong, ball)
  end
  return ball == 3 * rounds
end

local function numbers(limit)
  return coroutine.wrap(function()
    for i = 1, limit do
      coroutine.yield(i)
    end
  end)
end

local function filter(source, divisor)
  return coroutine.wrap(function()
    for value in source do
      if value % divisor ~= 0 then
        coroutine.yield(value)
      end
    end
  end)
end

local function generators(limit)
  local count = 0
  for _ in filter(filter(filter(numbers(limit), 2), 3), 5) do
    count = count + 1
  end
  return count == limit / 30 * 8
end

local function shortLived(count)
  local total = 0
  for i = 1, count do
    local co = coroutine.wrap(function(x)
      local y = coroutine.yield(x + 1)
      return y * 2
    end)
    total = total + co(i) + co(1)
  end
  return total == count * (count + 1) / 2 + 3 * count
end

local function run(inner)
  for _ = 1, inner do
    if not (pingPong(5000) and generators(6000) and shortLived(1000)) then
      return false
    end
  end
  return true
end

return { run = run, inner = 30 }
