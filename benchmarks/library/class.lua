-- Classes: a class is a table that is its own instances' metatable's __index; a subclass looks up what it
-- lacks in its base.

--- class([base]): a new class. Instances are made by the class's own "new".
return function(base)
  local class = {}
  class.__index = class
  if base then
    setmetatable(class, { __index = base })
  end
  return class
end
