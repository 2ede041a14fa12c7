-- Permute: visits all orders of six things by swapping, counting the calls: 6! + 6!/1! + 6!/2! + ... + 1.

local class = require("library.class")

local SIZE = 6

local Permute = class()

function Permute.new()
  local items = {}
  for i = 1, SIZE do
    items[i] = i - 1
  end
  return setmetatable({ items = items, count = 0 }, Permute)
end

function Permute:swap(i, j)
  local items = self.items
  items[i], items[j] = items[j], items[i]
end

function Permute:visit(depth)
  self.count = self.count + 1
  if depth == 0 then
    return
  end
  self:visit(depth - 1)
  for i = depth - 1, 1, -1 do
    self:swap(depth, i)
    self:visit(depth - 1)
    self:swap(depth, i)
  end
end

function Permute:isSorted()
  for i = 1, SIZE do
    if self.items[i] ~= i - 1 then
      return false
    end
  end
  return true
end

local function run(inner)
  for _ = 1, inner do
    local permute = Permute.new()
    permute:visit(SIZE)
    if permute.count ~= 1957 or not permute:isSorted() then
      return false
    end
  end
  return true
end

return { run = run, inner = 800 }
