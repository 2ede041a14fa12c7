-- Bounce: balls in a box without gravity; counts how often they bounce off its walls.

local class = require("library.class")
local Random = require("library.random")

local WIDTH, HEIGHT = 500, 500
local BALLS, STEPS = 100, 50

local abs = math.abs

local Ball = class()

function Ball.new(random)
  return setmetatable({
    x = random:next() % WIDTH,
    y = random:next() % HEIGHT,
    dx = random:next() % 300 - 150,
    dy = random:next() % 300 - 150,
  }, Ball)
end

--- Moves one step; whether the ball hit a wall.
function Ball:bounce()
  local bounced = false
  self.x = self.x + self.dx
  self.y = self.y + self.dy
  if self.x > WIDTH then
    self.x = WIDTH
    self.dx = -abs(self.dx)
    bounced = true
  end
  if self.x < 0 then
    self.x = 0
    self.dx = abs(self.dx)
    bounced = true
  end
  if self.y > HEIGHT then
    self.y = HEIGHT
    self.dy = -abs(self.dy)
    bounced = true
  end
  if self.y < 0 then
    self.y = 0
    self.dy = abs(self.dy)
    bounced = true
  end
  return bounced
end

local function bounces()
  local random = Random.new()
  local balls = {}
  for i = 1, BALLS do
    balls[i] = Ball.new(random)
  end
  local count = 0
  for _ = 1, STEPS do
    for _, ball in ipairs(balls) do
      if ball:bounce() then
        count = count + 1
      end
    end
  end
  return count
end

local function run(inner)
  for _ = 1, inner do
    if bounces() ~= 1331 then
      return false
    end
  end
  return true
end

return { run = run, inner = 250 }
