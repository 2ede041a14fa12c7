-- A set of values that are the same only when identical, visited in the order they came in.

local class = require("library.class")
local Vector = require("library.vector")

local Set = class()

function Set.new()
  return setmetatable({ members = {}, order = Vector.new() }, Set)
end

function Set:add(item)
  if not self.members[item] then
    self.members[item] = true
    self.order:append(item)
  end
end

function Set:contains(item)
  return self.members[item] == true
end

function Set:remove(item)
  if self.members[item] then
    self.members[item] = nil
    self.order:remove(item)
  end
end

function Set:size()
  return self.order:size()
end

function Set:isEmpty()
  return self.order:isEmpty()
end

function Set:each(visit)
  self.order:each(visit)
end

function Set:any(test)
  return self.order:any(test)
end

return Set
