-- A growing sequence: indices begin at 1; removing at the front moves a mark instead of the elements.
--
-- Elements are items[first] to items[last]; what lies outside is nil.

local class = require("library.class")

local Vector = class()

function Vector.new()
  return setmetatable({ items = {}, first = 1, last = 0 }, Vector)
end

--- A vector of one element.
function Vector.of(item)
  local vector = Vector.new()
  vector:append(item)
  return vector
end

function Vector:size()
  return self.last - self.first + 1
end

function Vector:isEmpty()
  return self.last < self.first
end

function Vector:at(index)
  return self.items[self.first + index - 1]
end

function Vector:put(index, item)
  local place = self.first + index - 1
  self.items[place] = item
  if place > self.last then
    self.last = place
  end
end

function Vector:append(item)
  local last = self.last + 1
  self.items[last] = item
  self.last = last
end

--- Takes the first element out; nil when there is none.
function Vector:removeFirst()
  if self:isEmpty() then
    return nil
  end
  local first = self.first
  local item = self.items[first]
  self.items[first] = nil
  self.first = first + 1
  return item
end

--- Takes the last element out; nil when there is none.
function Vector:removeLast()
  if self:isEmpty() then
    return nil
  end
  local last = self.last
  local item = self.items[last]
  self.items[last] = nil
  self.last = last - 1
  return item
end

--- Takes the first element equal to this one out; whether there was one.
function Vector:remove(item)
  local items = self.items
  for i = self.first, self.last do
    if items[i] == item then
      for j = i, self.last - 1 do
        items[j] = items[j + 1]
      end
      items[self.last] = nil
      self.last = self.last - 1
      return true
    end
  end
  return false
end

function Vector:clear()
  self.items = {}
  self.first = 1
  self.last = 0
end

function Vector:each(visit)
  local items = self.items
  for i = self.first, self.last do
    visit(items[i])
  end
end

--- Whether an element fulfils the test.
function Vector:any(test)
  local items = self.items
  for i = self.first, self.last do
    if test(items[i]) then
      return true
    end
  end
  return false
end

return Vector
