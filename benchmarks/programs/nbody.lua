-- NBody: the sun and the four great planets under gravity, by small symplectic steps. Positions (in
-- astronomical units) and velocities (per day) are those of the Computer Language Benchmarks Game, and its
-- known energies verify the run.

local class = require("library.class")

local sqrt = math.sqrt

local SOLAR_MASS = 4 * math.pi * math.pi
local DAYS_PER_YEAR = 365.24

local Body = class()

function Body.new(x, y, z, vx, vy, vz, mass)
  return setmetatable({
    x = x,
    y = y,
    z = z,
    vx = vx * DAYS_PER_YEAR,
    vy = vy * DAYS_PER_YEAR,
    vz = vz * DAYS_PER_YEAR,
    mass = mass * SOLAR_MASS,
  }, Body)
end

--- Takes a momentum away, as the sun's against that of the planets.
function Body:offset(px, py, pz)
  self.vx = -px / SOLAR_MASS
  self.vy = -py / SOLAR_MASS
  self.vz = -pz / SOLAR_MASS
end

function Body:accelerate(dx, dy, dz, by)
  self.vx = self.vx + dx * by
  self.vy = self.vy + dy * by
  self.vz = self.vz + dz * by
end

function Body:drift(dt)
  self.x = self.x + dt * self.vx
  self.y = self.y + dt * self.vy
  self.z = self.z + dt * self.vz
end

function Body:kineticEnergy()
  return 0.5 * self.mass * (self.vx * self.vx + self.vy * self.vy + self.vz * self.vz)
end

function Body:distance(other)
  local dx, dy, dz = self.x - other.x, self.y - other.y, self.z - other.z
  return sqrt(dx * dx + dy * dy + dz * dz)
end

local function jupiter()
  return Body.new(
    4.84143144246472090e+00,
    -1.16032004402742839e+00,
    -1.03622044471123109e-01,
    1.66007664274403694e-03,
    7.69901118419740425e-03,
    -6.90460016972063023e-05,
    9.54791938424326609e-04
  )
end

local function saturn()
  return Body.new(
    8.34336671824457987e+00,
    4.12479856412430479e+00,
    -4.03523417114321381e-01,
    -2.76742510726411899e-03,
    4.99852801234917238e-03,
    2.30417297573763929e-05,
    2.85885980666130812e-04
  )
end

local function uranus()
  return Body.new(
    1.28943695621391310e+01,
    -1.51111514016986312e+01,
    -2.23307578892655734e-01,
    2.96460137564761618e-03,
    2.37847173959480950e-03,
    -2.96589568540237556e-05,
    4.36624404335156298e-05
  )
end

local function neptune()
  return Body.new(
    1.53796971148509165e+01,
    -2.59193146099879641e+01,
    1.79258772950371181e-01,
    2.68067772490389322e-03,
    1.62824170038242295e-03,
    -9.51592254519715870e-05,
    5.15138902046611451e-05
  )
end

local System = class()

function System.new()
  local sun = Body.new(0, 0, 0, 0, 0, 0, 1)
  local bodies = { sun, jupiter(), saturn(), uranus(), neptune() }
  local px, py, pz = 0, 0, 0
  for _, body in ipairs(bodies) do
    px = px + body.vx * body.mass
    py = py + body.vy * body.mass
    pz = pz + body.vz * body.mass
  end
  sun:offset(px, py, pz)
  return setmetatable({ bodies = bodies }, System)
end

function System:advance(dt)
  local bodies = self.bodies
  for i = 1, #bodies do
    local body = bodies[i]
    for j = i + 1, #bodies do
      local other = bodies[j]
      local dx, dy, dz = body.x - other.x, body.y - other.y, body.z - other.z
      local squared = dx * dx + dy * dy + dz * dz
      local magnitude = dt / (squared * sqrt(squared))
      body:accelerate(dx, dy, dz, -other.mass * magnitude)
      other:accelerate(dx, dy, dz, body.mass * magnitude)
    end
  end
  for _, body in ipairs(bodies) do
    body:drift(dt)
  end
end

function System:energy()
  local bodies = self.bodies
  local energy = 0
  for i = 1, #bodies do
    local body = bodies[i]
    energy = energy + body:kineticEnergy()
    for j = i + 1, #bodies do
      local other = bodies[j]
      energy = energy - body.mass * other.mass / body:distance(other)
    end
  end
  return energy
end

-- Energies after so many steps of 0.01 years, to nine digits.
local KNOWN = { [0] = "-0.169075164", [1000] = "-0.169087605" }

local function run(inner)
  for _ = 1, inner do
    local system = System.new()
    local before = string.format("%.9f", system:energy())
    for _ = 1, 1000 do
      system:advance(0.01)
    end
    local after = string.format("%.9f", system:energy())
    if before ~= KNOWN[0] or after ~= KNOWN[1000] then
      return false
    end
  end
  return true
end

return { run = run, inner = 50 }
