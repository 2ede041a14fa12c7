-- Recursive calls and integer arithmetic: fib(32), once per line until it is warm, then measured.
-- Prints one line for each measured round: milliseconds.
-- Plain Lua 5.1 to 5.5, so that every peer runs the same file.
local warmup = tonumber((...)) or 10
local rounds = tonumber((select(2, ...))) or 5

local function fib(n)
  if n < 2 then
    return n
  end
  return fib(n - 1) + fib(n - 2)
end

for round = 1, warmup + rounds do
  local start = os.clock()
  local result = fib(32)
  local elapsed = os.clock() - start
  if result ~= 2178309 then
    error("fib(32) is " .. tostring(result))
  end
  if round > warmup then
    print(string.format("%.1f", elapsed * 1000))
  end
end
