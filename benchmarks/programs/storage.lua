-- Storage: builds a tree of arrays, four children to a node, leaves of random length; works the allocator.

local class = require("library.class")
local Random = require("library.random")

local DEPTH = 7

local Tree = class()

function Tree.new()
  return setmetatable({ count = 0, random = Random.new() }, Tree)
end

function Tree:build(depth)
  self.count = self.count + 1
  local children = {}
  if depth == 1 then
    for i = 1, self.random:next() % 10 + 1 do
      children[i] = false
    end
  else
    for i = 1, 4 do
      children[i] = self:build(depth - 1)
    end
  end
  return children
end

local function run(inner)
  for _ = 1, inner do
    local tree = Tree.new()
    tree:build(DEPTH)
    if tree.count ~= 5461 then
      return false
    end
  end
  return true
end

return { run = run, inner = 35 }
