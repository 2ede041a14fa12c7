-- Havlak: finds the loops of control flow graphs by Havlak's algorithm ("Nesting of Reducible and
-- Irreducible Loops", 1997), with Tarjan's union and find. The graph is the one Hundt describes in "Loop
-- Recognition in C++/Java/Go/Scala" (2011): branches and loops in loops, one behind the other.

local class = require("library.class")
local Dictionary = require("library.dictionary")
local Set = require("library.set")
local Vector = require("library.vector")

-- The control flow graph ----------------------------------------------------------------------------------

local BasicBlock = class()

function BasicBlock.new(name)
  return setmetatable({ name = name, inEdges = Vector.new(), outEdges = Vector.new() }, BasicBlock)
end

function BasicBlock:hash()
  return self.name
end

function BasicBlock:equals(other)
  return self == other
end

local Graph = class()

function Graph.new()
  return setmetatable({ blocks = Vector.new(), start = nil }, Graph)
end

--- The block of this number, made if need be. Numbers begin at 0 and have no gaps.
function Graph:block(name)
  local block = self.blocks:at(name + 1)
  if not block then
    block = BasicBlock.new(name)
    self.blocks:put(name + 1, block)
    self.start = self.start or block
  end
  return block
end

function Graph:connect(from, to)
  local source, target = self:block(from), self:block(to)
  source.outEdges:append(target)
  target.inEdges:append(source)
end

function Graph:size()
  return self.blocks:size()
end

-- Loops ---------------------------------------------------------------------------------------------------

local Loop = class()

function Loop.new(header, reducible)
  return setmetatable({
    header = header,
    reducible = reducible,
    parent = nil,
    blocks = Set.new(),
    children = Set.new(),
    level = 0,
  }, Loop)
end

function Loop:setParent(parent)
  self.parent = parent
  parent.children:add(self)
end

function Loop:addBlock(block)
  self.blocks:add(block)
end

--- Numbers this loop and those inside by how deep they lie; the deepest.
function Loop:setLevel(level)
  self.level = level
  local deepest = level
  self.children:each(function(child)
    local depth = child:setLevel(level + 1)
    if depth > deepest then
      deepest = depth
    end
  end)
  return deepest
end

--- All loops of a graph below an artificial root.
local LoopStructure = class()

function LoopStructure.new()
  return setmetatable({ root = Loop.new(nil, true), loops = Vector.new() }, LoopStructure)
end

function LoopStructure:create(header, reducible)
  local loop = Loop.new(header, reducible)
  loop:addBlock(header)
  self.loops:append(loop)
  return loop
end

function LoopStructure:size()
  return self.loops:size()
end

--- Puts loops that lie in no other under the root, and numbers the levels; the deepest.
function LoopStructure:finish()
  self.loops:each(function(loop)
    if not loop.parent then
      loop:setParent(self.root)
    end
  end)
  return self.root:setLevel(0)
end

-- Union and find ------------------------------------------------------------------------------------------

local Node = class()

function Node.new(block, number)
  local self = setmetatable({ block = block, number = number, loop = nil }, Node)
  self.parent = self
  return self
end

function Node:find()
  local root = self
  while root.parent ~= root do
    root = root.parent
  end
  local node = self
  while node.parent ~= root do
    node, node.parent = node.parent, root
  end
  return root
end

function Node:union(with)
  self.parent = with
end

-- Havlak's algorithm --------------------------------------------------------------------------------------

local NON_HEADER, REDUCIBLE, SELF, IRREDUCIBLE, DEAD = 1, 2, 3, 4, 5

local Finder = class()

function Finder.new(graph, structure)
  return setmetatable({
    graph = graph,
    structure = structure,
    numbers = Dictionary.new(),
    nodes = {},
    last = {},
    backPredecessors = {},
    nonBackPredecessors = {},
    headers = {},
    types = {},
    count = 0,
  }, Finder)
end

--- Numbers the blocks that can be reached in preorder, and notes the last descendant of each.
function Finder:number(block)
  self.count = self.count + 1
  local number = self.count
  self.nodes[number] = Node.new(block, number)
  self.numbers:put(block, number)
  block.outEdges:each(function(target)
    if not self.numbers:contains(target) then
      self:number(target)
    end
  end)
  self.last[number] = self.count
end

function Finder:isAncestor(ancestor, descendant)
  return ancestor <= descendant and descendant <= self.last[ancestor]
end

function Finder:identifyEdges()
  for w = 1, self.count do
    self.headers[w] = 1
    self.types[w] = NON_HEADER
    self.backPredecessors[w] = Vector.new()
    self.nonBackPredecessors[w] = Set.new()
  end
  for w = 1, self.count do
    self.nodes[w].block.inEdges:each(function(source)
      local v = self.numbers:at(source)
      if v then
        if self:isAncestor(w, v) then
          self.backPredecessors[w]:append(v)
        else
          self.nonBackPredecessors[w]:add(v)
        end
      end
    end)
  end
end

--- The nodes at the other end of back edges to w, as far as they are no loop of their own.
function Finder:backNodes(w)
  local pool = Vector.new()
  local inPool = Set.new()
  self.backPredecessors[w]:each(function(v)
    if v == w then
      self.types[w] = SELF
    else
      local node = self.nodes[v]:find()
      if not inPool:contains(node) then
        inPool:add(node)
        pool:append(node)
      end
    end
  end)
  return pool, inPool
end

--- Follows edges backwards from the pool, and adds the body of the loop to it.
function Finder:growPool(w, pool, inPool)
  local todo = Vector.new()
  pool:each(function(node)
    todo:append(node)
  end)
  while not todo:isEmpty() do
    local x = todo:removeFirst()
    self.nonBackPredecessors[x.number]:each(function(y)
      local found = self.nodes[y]:find()
      if not self:isAncestor(w, found.number) then
        self.types[w] = IRREDUCIBLE
        self.nonBackPredecessors[w]:add(found.number)
      elseif found.number ~= w and not inPool:contains(found) then
        inPool:add(found)
        pool:append(found)
        todo:append(found)
      end
    end)
  end
end

function Finder:makeLoop(w, pool)
  local header = self.nodes[w]
  local loop = self.structure:create(header.block, self.types[w] ~= IRREDUCIBLE)
  header.loop = loop
  pool:each(function(node)
    self.headers[node.number] = w
    node:union(header)
    if node.loop then
      node.loop:setParent(loop)
    else
      loop:addBlock(node.block)
    end
  end)
end

function Finder:run()
  self:number(self.graph.start)
  self:identifyEdges()
  for w = self.count, 1, -1 do
    local pool, inPool = self:backNodes(w)
    if not pool:isEmpty() then
      self.types[w] = REDUCIBLE
    end
    self:growPool(w, pool, inPool)
    if not pool:isEmpty() or self.types[w] == SELF then
      self:makeLoop(w, pool)
    end
  end
end

-- The graph -----------------------------------------------------------------------------------------------

local Builder = class()

function Builder.new()
  return setmetatable({ graph = Graph.new() }, Builder)
end

--- A block that branches and joins again; the block where it joins.
function Builder:diamond(start)
  local graph = self.graph
  graph:connect(start, start + 1)
  graph:connect(start, start + 2)
  graph:connect(start + 1, start + 3)
  graph:connect(start + 2, start + 3)
  return start + 3
end

function Builder:straight(start, length)
  for i = 0, length - 1 do
    self.graph:connect(start + i, start + i + 1)
  end
  return start + length
end

--- A loop around a loop with a branch in its body; the block behind it.
function Builder:nest(from)
  local graph = self.graph
  local header = self:straight(from, 1)
  local branch = self:straight(header, 1)
  local join = self:diamond(branch)
  local inner = self:straight(join, 1)
  graph:connect(inner, branch)
  local tail = self:straight(inner, 1)
  graph:connect(tail, header)
  return self:straight(tail, 1)
end

local function build(outer, middle, inner)
  local builder = Builder.new()
  local graph = builder.graph
  graph:block(0)
  graph:block(1)
  graph:block(2)
  graph:connect(0, 1)
  graph:connect(0, 2)
  local n = 2
  for _ = 1, outer do
    graph:connect(2, n + 1)
    n = n + 1
    for _ = 1, middle do
      local top = n
      n = builder:straight(n, 1)
      for _ = 1, inner do
        n = builder:nest(n)
      end
      local bottom = builder:straight(n, 1)
      graph:connect(bottom, top)
      n = bottom
    end
    n = builder:straight(n, 1)
  end
  return graph
end

-- What the graph holds, counted by hand: a nest is 8 blocks and 2 loops.
local OUTER, MIDDLE, INNER = 10, 10, 5
local BLOCKS = 3 + OUTER * (2 + MIDDLE * (2 + INNER * 8))
local LOOPS = OUTER * MIDDLE * (1 + INNER * 2)
local DEEPEST = MIDDLE + 2 -- each middle loop begins where the one before ends, and so lies in it

local function run(inner)
  for _ = 1, inner do
    local graph = build(OUTER, MIDDLE, INNER)
    local structure = LoopStructure.new()
    Finder.new(graph, structure):run()
    local deepest = structure:finish()
    local irreducible = structure.loops:any(function(loop)
      return not loop.reducible
    end)
    if graph:size() ~= BLOCKS or structure:size() ~= LOOPS or deepest ~= DEEPEST or irreducible then
      return false
    end
  end
  return true
end

return { run = run, inner = 2 }
