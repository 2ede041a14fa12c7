-- Closures and varargs: counters that share upvalues, functions made of functions, select, table.pack's and
-- table.unpack's work, and calls with more and fewer arguments than parameters.

local unpack = table.unpack or unpack

local function counter(start)
  local n = start
  return function(by)
    n = n + by
    return n
  end, function()
    return n
  end
end

local function compose(...)
  local functions = { ... }
  return function(x)
    for i = 1, #functions do
      x = functions[i](x)
    end
    return x
  end
end

local function partial(f, ...)
  local bound, count = { ... }, select("#", ...)
  return function(...)
    local arguments = { unpack(bound, 1, count) }
    for i = 1, select("#", ...) do
      arguments[count + i] = (select(i, ...))
    end
    return f(unpack(arguments, 1, count + select("#", ...)))
  end
end

local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do
    total = total + (select(i, ...))
  end
  return total
end

local function forward(...)
  return sum(...)
end

local function count(...)
  return select("#", ...)
end

local function map(list, f)
  local out = {}
  for i, value in ipairs(list) do
    out[i] = f(value, i)
  end
  return out
end

local function work()
  local list = {}
  for i = 1, 100 do
    local add, get = counter(i)
    add(1)
    add(2)
    list[i] = get()
  end
  local factor = 3
  local scaled = map(list, function(value)
    return value * factor
  end)
  local pipeline = compose(function(x)
    return x + 1
  end, function(x)
    return x * factor
  end, function(x)
    return x - 2
  end)
  local total = 0
  for i = 1, #scaled do
    local addThree = partial(sum, i, 2)
    total = total + pipeline(scaled[i]) + addThree(3, 4) + forward(i, i, i) + count(nil, i, nil)
  end
  -- list[i] = i + 3, scaled = 3i + 9, pipeline = 3(3i + 10) - 2 = 9i + 28; i + 9; 3i; 3
  return total == 13 * 5050 + 100 * 40
end

local function run(inner)
  for _ = 1, inner do
    if not work() then
      return false
    end
  end
  return true
end

return { run = run, inner = 1200 }
