-- Method calls through a chain of three __index: the class of a resource, its base, and the base's base, with
-- fields and overridden methods on all levels and calls of the base's method.

local class = require("library.class")

local Object = class()

function Object:getName()
  return self.name
end

function Object:weight()
  return 1
end

function Object:increase(by)
  self.value = self.value + by * self:weight()
  return self
end

local Resource = class(Object)

Resource.kind = "resource"

function Resource:cost()
  return self.value * self.price
end

function Resource:weight()
  return 2
end

local Workload = class(Resource)

function Workload:replicas()
  return self.count
end

function Workload:cost()
  return Resource.cost(self) * self:replicas()
end

local Deployment = class(Workload)

Deployment.price = 3

function Deployment.new(name, count)
  return setmetatable({ name = name, count = count, value = 0 }, Deployment)
end

local StatefulSet = class(Workload)

StatefulSet.price = 5

function StatefulSet.new(name, count)
  return setmetatable({ name = name, count = count, value = 0 }, StatefulSet)
end

function StatefulSet:weight()
  return Workload.weight(self) + 1
end

local function work()
  local all = {}
  for i = 1, 20 do
    all[i] = (i % 2 == 0 and Deployment or StatefulSet).new("w" .. i, i)
  end
  local letters, kinds = 0, 0
  for round = 1, 50 do
    for i = 1, #all do
      local workload = all[i]
      workload:increase(round):increase(1)
      letters = letters + #workload:getName()
      kinds = kinds + #workload.kind
    end
  end
  local cost = 0
  for i = 1, #all do
    cost = cost + all[i]:cost()
  end
  -- each value: weight * (1275 + 50)
  local even, odd = 110, 100
  return cost == 1325 * (2 * 3 * even + 3 * 5 * odd) and letters == 50 * 51 and kinds == 8 * 1000
end

local function run(inner)
  for _ = 1, inner do
    if not work() then
      return false
    end
  end
  return true
end

return { run = run, inner = 600 }
