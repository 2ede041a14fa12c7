-- CD: finds aircraft that come too close to each other, as in the CDx family of benchmarks (Kalibera,
-- Hagelberg, Pizlo, Plsek, Titzer and Vitek, 2009). Each frame of a radar gives the positions of all
-- aircraft; each aircraft's way since the last frame is entered into the squares of a map it touches, and
-- the ways that share a square are compared pair by pair.

local class = require("library.class")
local Tree = require("library.tree")
local Vector = require("library.vector")

local floor, sqrt, sin, cos, min, max = math.floor, math.sqrt, math.sin, math.cos, math.min, math.max

local AIRCRAFT = 100
local FRAMES = 40
local SQUARE = 4.0 -- side of a square of the map
local NEAR = 1.0 -- what is too close

-- Geometry ------------------------------------------------------------------------------------------------

local Point = class()

function Point.new(x, y, z)
  return setmetatable({ x = x, y = y, z = z }, Point)
end

function Point:plus(other)
  return Point.new(self.x + other.x, self.y + other.y, self.z + other.z)
end

function Point:minus(other)
  return Point.new(self.x - other.x, self.y - other.y, self.z - other.z)
end

function Point:times(factor)
  return Point.new(self.x * factor, self.y * factor, self.z * factor)
end

function Point:dot(other)
  return self.x * other.x + self.y * other.y + self.z * other.z
end

--- A square of the map, a key in trees.
local Square = class()

function Square.new(column, row)
  return setmetatable({ column = column, row = row }, Square)
end

function Square.around(point)
  return Square.new(floor(point.x / SQUARE), floor(point.y / SQUARE))
end

function Square:compare(other)
  if self.column ~= other.column then
    return self.column < other.column and -1 or 1
  elseif self.row ~= other.row then
    return self.row < other.row and -1 or 1
  end
  return 0
end

-- Aircraft ------------------------------------------------------------------------------------------------

local CallSign = class()

function CallSign.new(number)
  return setmetatable({ number = number }, CallSign)
end

function CallSign:compare(other)
  return self.number - other.number
end

--- The pair of call signs of a collision, a key in trees.
local Pair = class()

function Pair.new(first, second)
  if first:compare(second) > 0 then
    first, second = second, first
  end
  return setmetatable({ first = first, second = second }, Pair)
end

function Pair:compare(other)
  local order = self.first:compare(other.first)
  if order ~= 0 then
    return order
  end
  return self.second:compare(other.second)
end

--- An aircraft's way from one frame to the next.
local Motion = class()

function Motion.new(sign, from, to)
  return setmetatable({ sign = sign, from = from, to = to }, Motion)
end

--- Where the ways come too close first, with both flown at even speed; nil when they do not.
function Motion:collision(other)
  local between = self.from:minus(other.from)
  local approach = self.to:minus(self.from):minus(other.to:minus(other.from))
  local a = approach:dot(approach)
  local b = 2 * between:dot(approach)
  local c = between:dot(between) - NEAR * NEAR
  local time = 0
  if c > 0 then
    local discriminant = b * b - 4 * a * c
    if a == 0 or discriminant < 0 then
      return nil
    end
    time = (-b - sqrt(discriminant)) / (2 * a)
    if time < 0 or time > 1 then
      return nil
    end
  end
  return self.from:plus(self.to:minus(self.from):times(time))
end

-- The part of [low, high] in which from + t * (to - from) lies between bounds, as two numbers.
local function clip(low, high, from, to, lower, upper)
  local length = to - from
  if length == 0 then
    if from < lower or from > upper then
      return 1, 0
    end
    return low, high
  end
  local first, second = (lower - from) / length, (upper - from) / length
  if first > second then
    first, second = second, first
  end
  return max(low, first), min(high, second)
end

--- Whether the way comes so near to a square that a collision could begin there.
function Motion:touches(square)
  local left, bottom = square.column * SQUARE - NEAR, square.row * SQUARE - NEAR
  local low, high = clip(0, 1, self.from.x, self.to.x, left, left + SQUARE + 2 * NEAR)
  if low > high then
    return false
  end
  low, high = clip(low, high, self.from.y, self.to.y, bottom, bottom + SQUARE + 2 * NEAR)
  return low <= high
end

-- The map of one frame ------------------------------------------------------------------------------------

local Map = class()

function Map.new()
  return setmetatable({ squares = Tree.new() }, Map)
end

function Map:enter(motion)
  self:spread(motion, Square.around(motion.from), Tree.new())
end

function Map:spread(motion, square, seen)
  if seen:get(square) or not motion:touches(square) then
    return
  end
  seen:put(square, true)
  local motions = self.squares:get(square)
  if not motions then
    motions = Vector.new()
    self.squares:put(square, motions)
  end
  motions:append(motion)
  for column = square.column - 1, square.column + 1 do
    for row = square.row - 1, square.row + 1 do
      if column ~= square.column or row ~= square.row then
        self:spread(motion, Square.new(column, row), seen)
      end
    end
  end
end

-- The detector --------------------------------------------------------------------------------------------

local Detector = class()

function Detector.new()
  return setmetatable({ positions = Tree.new() }, Detector)
end

--- The ways flown since the last frame; forgets aircraft that are not in this one.
function Detector:motions(frame)
  local motions = Vector.new()
  local present = Tree.new()
  frame:each(function(aircraft)
    local last = self.positions:put(aircraft.sign, aircraft.position)
    present:put(aircraft.sign, true)
    motions:append(Motion.new(aircraft.sign, last or aircraft.position, aircraft.position))
  end)
  local gone = Vector.new()
  self.positions:each(function(sign)
    if not present:get(sign) then
      gone:append(sign)
    end
  end)
  gone:each(function(sign)
    self.positions:remove(sign)
  end)
  return motions
end

--- The collisions in this frame: a tree from pairs to places.
function Detector:detect(frame)
  local map = Map.new()
  self:motions(frame):each(function(motion)
    map:enter(motion)
  end)
  local collisions = Tree.new()
  map.squares:each(function(_, motions)
    for i = 1, motions:size() do
      local motion = motions:at(i)
      for j = i + 1, motions:size() do
        local other = motions:at(j)
        local place = motion:collision(other)
        if place then
          collisions:put(Pair.new(motion.sign, other.sign), place)
        end
      end
    end
  end)
  return collisions
end

-- The radar: aircraft on circles around beacons seven apart, so that neighbours meet; some are out of sight
-- for a while. ----------------------------------------------------------------------------------------------

local Radar = class()

function Radar.new()
  local signs = {}
  for i = 1, AIRCRAFT do
    signs[i] = CallSign.new(i)
  end
  return setmetatable({ signs = signs }, Radar)
end

function Radar:frame(number)
  local frame = Vector.new()
  for i, sign in ipairs(self.signs) do
    if (i + number) % 17 ~= 0 then
      local beacon = i - 1
      local angle = number * 0.05 * (1 + i % 5) + i
      frame:append({
        sign = sign,
        position = Point.new(
          beacon % 10 * 7 + 6 * cos(angle),
          floor(beacon / 10) * 7 + 6 * sin(angle),
          10 + i % 2 * 0.5
        ),
      })
    end
  end
  return frame
end

-- What comparing all ways with each other finds, instead of those in the same square.
local COLLISIONS = 60

local function run(inner)
  for _ = 1, inner do
    local radar, detector = Radar.new(), Detector.new()
    local count = 0
    for number = 1, FRAMES do
      count = count + detector:detect(radar:frame(number)):size()
    end
    if count ~= COLLISIONS then
      return false
    end
  end
  return true
end

return { run = run, inner = 1 }
