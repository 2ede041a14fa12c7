-- A small linear congruential generator, so that all peers see the same numbers: 16 bits of state.

local class = require("library.class")

local Random = class()

function Random.new(seed)
  return setmetatable({ seed = seed or 74755 }, Random)
end

--- The next number, 0 to 65535.
function Random:next()
  self.seed = (self.seed * 1309 + 13849) % 65536
  return self.seed
end

return Random
