-- DeltaBlue: an incremental solver of hierarchies of one-way constraints, after Freeman-Benson, Maloney and
-- Borning ("An Incremental Constraint Solver", 1990). Two problems: a long chain of equalities with an
-- edited variable at one end, and many pairs of variables related by one scale and one offset.

local class = require("library.class")
local Vector = require("library.vector")

-- Strengths -----------------------------------------------------------------------------------------------

local Strength = class()

function Strength.new(rank)
  return setmetatable({ rank = rank }, Strength)
end

local REQUIRED = Strength.new(1)
local PREFERRED = Strength.new(2)
local STRONG_DEFAULT = Strength.new(3)
local DEFAULT = Strength.new(4)
local WEAKEST = Strength.new(5)
local WEAKEST_RANK = 5

function Strength:isStrongerThan(other)
  return self.rank < other.rank
end

function Strength:isWeakerThan(other)
  return self.rank > other.rank
end

function Strength:weaker(other)
  return other:isWeakerThan(self) and other or self
end

-- Variables -----------------------------------------------------------------------------------------------

local Variable = class()

function Variable.new(value)
  return setmetatable({
    value = value,
    constraints = Vector.new(),
    determinedBy = nil,
    walkStrength = WEAKEST,
    stay = true,
    mark = 0,
  }, Variable)
end

function Variable:addConstraint(constraint)
  self.constraints:append(constraint)
end

function Variable:removeConstraint(constraint)
  self.constraints:remove(constraint)
  if self.determinedBy == constraint then
    self.determinedBy = nil
  end
end

--- Calls visit for each satisfied constraint that reads this variable.
function Variable:eachConsumer(visit)
  local determining = self.determinedBy
  self.constraints:each(function(constraint)
    if constraint ~= determining and constraint:isSatisfied() then
      visit(constraint)
    end
  end)
end

-- Constraints ---------------------------------------------------------------------------------------------

local Constraint = class()

--- Whether its value comes from outside, as an edited variable's does.
function Constraint:isInput()
  return false
end

function Constraint:addTo(planner)
  self:addToGraph()
  planner:add(self)
end

function Constraint:removeFrom(planner)
  if self:isSatisfied() then
    planner:remove(self)
  else
    self:removeFromGraph()
  end
end

function Constraint:inputsKnown(mark)
  return not self:anyInput(function(variable)
    return not (variable.mark == mark or variable.stay or variable.determinedBy == nil)
  end)
end

--- Enforces this constraint if its strength allows; the constraint it put out of force, or nil.
function Constraint:satisfy(mark, planner)
  self:chooseMethod(mark)
  if not self:isSatisfied() then
    if self.strength == REQUIRED then
      error("could not satisfy a required constraint")
    end
    return nil
  end
  self:markInputs(mark)
  local output = self:output()
  local overridden = output.determinedBy
  if overridden then
    overridden:markUnsatisfied()
  end
  output.determinedBy = self
  if not planner:propagate(self, mark) then
    error("cycle of constraints")
  end
  output.mark = mark
  return overridden
end

-- A constraint on one variable.

local UnaryConstraint = class(Constraint)

function UnaryConstraint.init(self, variable, strength, planner)
  self.variable = variable
  self.strength = strength
  self.satisfied = false
  self:addTo(planner)
  return self
end

function UnaryConstraint:isSatisfied()
  return self.satisfied
end

function UnaryConstraint:markUnsatisfied()
  self.satisfied = false
end

function UnaryConstraint:output()
  return self.variable
end

function UnaryConstraint:addToGraph()
  self.variable:addConstraint(self)
  self.satisfied = false
end

function UnaryConstraint:removeFromGraph()
  self.variable:removeConstraint(self)
  self.satisfied = false
end

function UnaryConstraint:chooseMethod(mark)
  local variable = self.variable
  self.satisfied = variable.mark ~= mark
    and self.strength:isStrongerThan(variable.walkStrength)
end

function UnaryConstraint:markInputs() end

function UnaryConstraint:anyInput()
  return false
end

function UnaryConstraint:recalculate()
  local variable = self.variable
  variable.walkStrength = self.strength
  variable.stay = not self:isInput()
  if variable.stay then
    self:execute()
  end
end

function UnaryConstraint:execute() end

local StayConstraint = class(UnaryConstraint)

function StayConstraint.new(variable, strength, planner)
  return UnaryConstraint.init(setmetatable({}, StayConstraint), variable, strength, planner)
end

local EditConstraint = class(UnaryConstraint)

function EditConstraint.new(variable, strength, planner)
  return UnaryConstraint.init(setmetatable({}, EditConstraint), variable, strength, planner)
end

function EditConstraint:isInput()
  return true
end

-- A constraint between two variables, which can determine either.

local NONE, FORWARD, BACKWARD = 0, 1, 2

local BinaryConstraint = class(Constraint)

function BinaryConstraint.init(self, first, second, strength, planner)
  self.first = first
  self.second = second
  self.strength = strength
  self.direction = NONE
  self:addTo(planner)
  return self
end

function BinaryConstraint:isSatisfied()
  return self.direction ~= NONE
end

function BinaryConstraint:markUnsatisfied()
  self.direction = NONE
end

function BinaryConstraint:input()
  return self.direction == FORWARD and self.first or self.second
end

function BinaryConstraint:output()
  return self.direction == FORWARD and self.second or self.first
end

function BinaryConstraint:addToGraph()
  self.first:addConstraint(self)
  self.second:addConstraint(self)
  self.direction = NONE
end

function BinaryConstraint:removeFromGraph()
  self.first:removeConstraint(self)
  self.second:removeConstraint(self)
  self.direction = NONE
end

function BinaryConstraint:chooseMethod(mark)
  local first, second, strength = self.first, self.second, self.strength
  self.direction = NONE
  if first.mark == mark then
    if second.mark ~= mark and strength:isStrongerThan(second.walkStrength) then
      self.direction = FORWARD
    end
  elseif second.mark == mark then
    if strength:isStrongerThan(first.walkStrength) then
      self.direction = BACKWARD
    end
  elseif first.walkStrength:isWeakerThan(second.walkStrength) then
    if strength:isStrongerThan(first.walkStrength) then
      self.direction = BACKWARD
    end
  elseif strength:isStrongerThan(second.walkStrength) then
    self.direction = FORWARD
  end
end

function BinaryConstraint:markInputs(mark)
  self:input().mark = mark
end

function BinaryConstraint:anyInput(test)
  return test(self:input())
end

function BinaryConstraint:recalculate()
  local input, output = self:input(), self:output()
  output.walkStrength = self.strength:weaker(input.walkStrength)
  output.stay = input.stay
  if output.stay then
    self:execute()
  end
end

local EqualityConstraint = class(BinaryConstraint)

function EqualityConstraint.new(first, second, strength, planner)
  local self = setmetatable({}, EqualityConstraint)
  return BinaryConstraint.init(self, first, second, strength, planner)
end

function EqualityConstraint:execute()
  self:output().value = self:input().value
end

--- second = first * scale + offset, where scale and offset are only read.
local ScaleConstraint = class(BinaryConstraint)

function ScaleConstraint.new(first, scale, offset, second, strength, planner)
  local self = setmetatable({ scale = scale, offset = offset }, ScaleConstraint)
  return BinaryConstraint.init(self, first, second, strength, planner)
end

function ScaleConstraint:addToGraph()
  BinaryConstraint.addToGraph(self)
  self.scale:addConstraint(self)
  self.offset:addConstraint(self)
end

function ScaleConstraint:removeFromGraph()
  BinaryConstraint.removeFromGraph(self)
  self.scale:removeConstraint(self)
  self.offset:removeConstraint(self)
end

function ScaleConstraint:markInputs(mark)
  BinaryConstraint.markInputs(self, mark)
  self.scale.mark = mark
  self.offset.mark = mark
end

function ScaleConstraint:anyInput(test)
  return BinaryConstraint.anyInput(self, test) or test(self.scale) or test(self.offset)
end

function ScaleConstraint:execute()
  if self.direction == FORWARD then
    self.second.value = self.first.value * self.scale.value + self.offset.value
  else
    self.first.value = math.floor((self.second.value - self.offset.value) / self.scale.value)
  end
end

function ScaleConstraint:recalculate()
  local input, output = self:input(), self:output()
  output.walkStrength = self.strength:weaker(input.walkStrength)
  output.stay = input.stay and self.scale.stay and self.offset.stay
  if output.stay then
    self:execute()
  end
end

-- Plans and the planner -----------------------------------------------------------------------------------

local Plan = class()

function Plan.new()
  return setmetatable({ steps = Vector.new() }, Plan)
end

function Plan:append(constraint)
  self.steps:append(constraint)
end

function Plan:execute()
  self.steps:each(function(constraint)
    constraint:execute()
  end)
end

local Planner = class()

function Planner.new()
  return setmetatable({ mark = 0 }, Planner)
end

function Planner:newMark()
  self.mark = self.mark + 1
  return self.mark
end

function Planner:add(constraint)
  local mark = self:newMark()
  local overridden = constraint:satisfy(mark, self)
  while overridden do
    overridden = overridden:satisfy(mark, self)
  end
end

function Planner:remove(constraint)
  local output = constraint:output()
  constraint:markUnsatisfied()
  constraint:removeFromGraph()
  local unsatisfied = self:retract(output)
  for rank = 1, WEAKEST_RANK do
    unsatisfied:each(function(candidate)
      if candidate.strength.rank == rank then
        self:add(candidate)
      end
    end)
  end
end

--- Recalculates all that depends on a newly satisfied constraint; false when it depends on itself.
function Planner:propagate(constraint, mark)
  local todo = Vector.of(constraint)
  while not todo:isEmpty() do
    local next = todo:removeFirst()
    local output = next:output()
    if output.mark == mark then
      self:remove(constraint)
      return false
    end
    next:recalculate()
    output:eachConsumer(function(consumer)
      todo:append(consumer)
    end)
  end
  return true
end

--- Takes the determination of a variable back, and of all that follows from it; the constraints that could
--- be satisfied now.
function Planner:retract(output)
  output.determinedBy = nil
  output.walkStrength = WEAKEST
  output.stay = true
  local unsatisfied = Vector.new()
  local todo = Vector.of(output)
  while not todo:isEmpty() do
    local variable = todo:removeFirst()
    variable.constraints:each(function(constraint)
      if not constraint:isSatisfied() then
        unsatisfied:append(constraint)
      end
    end)
    variable:eachConsumer(function(consumer)
      consumer:recalculate()
      todo:append(consumer:output())
    end)
  end
  return unsatisfied
end

--- The constraints that follow from these, in the order to execute them.
function Planner:planFrom(sources)
  local mark = self:newMark()
  local plan = Plan.new()
  local todo = Vector.new()
  sources:each(function(constraint)
    if constraint:isInput() and constraint:isSatisfied() then
      todo:append(constraint)
    end
  end)
  while not todo:isEmpty() do
    local constraint = todo:removeFirst()
    local output = constraint:output()
    if output.mark ~= mark and constraint:inputsKnown(mark) then
      plan:append(constraint)
      output.mark = mark
      output:eachConsumer(function(consumer)
        todo:append(consumer)
      end)
    end
  end
  return plan
end

--- Gives a variable a value that is not to be overridden meanwhile.
function Planner:change(variable, value)
  local edit = EditConstraint.new(variable, PREFERRED, self)
  local plan = self:planFrom(Vector.of(edit))
  for _ = 1, 10 do
    variable.value = value
    plan:execute()
  end
  edit:removeFrom(self)
end

-- The problems --------------------------------------------------------------------------------------------

local function chain(length)
  local planner = Planner.new()
  local first = Variable.new(0)
  local last = first
  for _ = 1, length do
    local next = Variable.new(0)
    EqualityConstraint.new(last, next, REQUIRED, planner)
    last = next
  end
  StayConstraint.new(last, STRONG_DEFAULT, planner)
  local edit = EditConstraint.new(first, PREFERRED, planner)
  local plan = planner:planFrom(Vector.of(edit))
  for value = 1, 100 do
    first.value = value
    plan:execute()
    if last.value ~= value then
      return false
    end
  end
  edit:removeFrom(planner)
  return true
end

local function projection(pairs)
  local planner = Planner.new()
  local scale, offset = Variable.new(10), Variable.new(1000)
  local sources, targets = Vector.new(), Vector.new()
  local source, target
  for i = 1, pairs do
    source, target = Variable.new(i), Variable.new(i)
    sources:append(source)
    targets:append(target)
    StayConstraint.new(source, DEFAULT, planner)
    ScaleConstraint.new(source, scale, offset, target, REQUIRED, planner)
  end

  local function targetsAre(factor, addend)
    for i = 1, pairs - 1 do
      if targets:at(i).value ~= i * factor + addend then
        return false
      end
    end
    return true
  end

  planner:change(source, 17)
  if target.value ~= 1170 then
    return false
  end
  planner:change(target, 1050)
  if source.value ~= 5 then
    return false
  end
  planner:change(scale, 5)
  if not targetsAre(5, 1000) then
    return false
  end
  planner:change(offset, 2000)
  return targetsAre(5, 2000)
end

local SIZE = 1000

local function run(inner)
  for _ = 1, inner do
    if not (chain(SIZE) and projection(SIZE)) then
      return false
    end
  end
  return true
end

return { run = run, inner = 2 }
