-- List: Takeuchi's function on linked lists, where the length of a list stands for a number.

local class = require("library.class")

local Element = class()

function Element.new(value, rest)
  return setmetatable({ value = value, rest = rest }, Element)
end

function Element:length()
  if not self.rest then
    return 1
  end
  return 1 + self.rest:length()
end

local List = class()

function List:make(length)
  if length == 0 then
    return nil
  end
  return Element.new(length, self:make(length - 1))
end

function List:isShorter(x, y)
  local x1, y1 = x, y
  while y1 do
    if not x1 then
      return true
    end
    x1, y1 = x1.rest, y1.rest
  end
  return false
end

function List:tail(x, y, z)
  if not self:isShorter(y, x) then
    return z
  end
  return self:tail(self:tail(x.rest, y, z), self:tail(y.rest, z, x), self:tail(z.rest, x, y))
end

local function run(inner)
  local list = setmetatable({}, List)
  for _ = 1, inner do
    if list:tail(list:make(15), list:make(10), list:make(6)):length() ~= 10 then
      return false
    end
  end
  return true
end

return { run = run, inner = 200 }
