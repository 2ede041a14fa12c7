-- fib: recursive calls and integer arithmetic, nothing else.

local function fib(n)
  if n < 2 then
    return n
  end
  return fib(n - 1) + fib(n - 2)
end

local function run(inner)
  for _ = 1, inner do
    if fib(32) ~= 2178309 then
      return false
    end
  end
  return true
end

return { run = run, inner = 1 }
