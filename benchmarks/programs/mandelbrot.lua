-- Mandelbrot: which points of a square grid belong to the set, eight points to a byte, as a checksum.

local class = require("library.class")

local SIZE = 150
local LIMIT = 50

local Mandelbrot = class()

function Mandelbrot.new(size)
  return setmetatable({ size = size, sum = 0, members = 0 }, Mandelbrot)
end

--- 1 for a point that stays near zero, or else 0.
function Mandelbrot:member(cr, ci)
  local zr, zi, zrr, zii = 0.0, 0.0, 0.0, 0.0
  for _ = 1, LIMIT do
    zi = 2.0 * zr * zi + ci
    zr = zrr - zii + cr
    zrr = zr * zr
    zii = zi * zi
    if zrr + zii > 4.0 then
      return 0
    end
  end
  return 1
end

function Mandelbrot:row(y)
  local size = self.size
  local ci = 2.0 * y / size - 1.0
  local byte, bits = 0, 0
  for x = 0, size - 1 do
    local bit = self:member(2.0 * x / size - 1.5, ci)
    self.members = self.members + bit
    byte = byte * 2 + bit
    bits = bits + 1
    if bits == 8 then
      self:emit(byte)
      byte, bits = 0, 0
    end
  end
  if bits > 0 then
    self:emit(byte)
  end
end

function Mandelbrot:emit(byte)
  self.sum = (self.sum * 31 + byte) % 65521
end

local function run(inner)
  for _ = 1, inner do
    local picture = Mandelbrot.new(SIZE)
    for y = 0, SIZE - 1 do
      picture:row(y)
    end
    if picture.members ~= 8940 or picture.sum ~= 32065 then
      return false
    end
  end
  return true
end

return { run = run, inner = 15 }
