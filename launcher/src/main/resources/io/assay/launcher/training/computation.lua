-- Long computations of many shapes, so that the just-in-time compiler compiles much and is itself worth
-- compiling while the JVM records what became hot. The seconds to go on for come as the argument. Each
-- part is a function without arguments that checks its own result.
local seconds = tonumber((...))

-- A little cluster: objects with two levels of classes, queues, callbacks.

local Object = {}
Object.__index = Object

function Object.extend(base)
  local class = {}
  class.__index = class
  return setmetatable(class, base)
end

function Object.new(class, name)
  local object = setmetatable({ name = name, generation = 0, ready = false, events = 0 }, class)
  object:initialize()
  return object
end

function Object:initialize() end

function Object:observe(event)
  self.events = self.events + 1
  return self:handle(event)
end

local Pod = Object:extend()

function Pod:initialize()
  self.restarts = 0
  self.load = 1.5
end

function Pod:handle(event)
  if event.kind == "start" then
    self.ready = true
  elseif event.kind == "fail" then
    self.ready = false
    self.restarts = self.restarts + 1
    return { kind = "start", target = self, cost = 1 }
  elseif event.kind == "load" then
    self.load = self.load * 0.75 + event.cost * 0.25
  end
  return nil
end

local Deployment = Object:extend()

function Deployment:initialize()
  self.pods = {}
  self.replicas = 0
end

function Deployment:handle(event)
  if event.kind == "scale" then
    self.replicas = event.cost
    while #self.pods < self.replicas do
      self.pods[#self.pods + 1] = Pod:new(self.name .. "-" .. #self.pods)
    end
    while #self.pods > self.replicas do
      self.pods[#self.pods] = nil
    end
    self.generation = self.generation + 1
  end
  for _, pod in ipairs(self.pods) do
    if not pod.ready then
      return { kind = "start", target = pod, cost = 1 }
    end
  end
  return nil
end

local Queue = {}
Queue.__index = Queue

function Queue.new()
  return setmetatable({ first = nil, last = nil, size = 0 }, Queue)
end

function Queue:push(value)
  local link = { value = value, next = nil }
  if self.last == nil then
    self.first = link
  else
    self.last.next = link
  end
  self.last = link
  self.size = self.size + 1
end

function Queue:pop()
  local link = self.first
  if link == nil then
    return nil
  end
  self.first = link.next
  if self.first == nil then
    self.last = nil
  end
  self.size = self.size - 1
  return link.value
end

local function cluster()
  local deployments, queue, handled = {}, Queue.new(), 0
  for i = 1, 12 do
    deployments[i] = Deployment:new("app" .. i)
    queue:push({ kind = "scale", target = deployments[i], cost = 2 + i % 5 })
  end
  local rounds = 0
  while queue.size > 0 do
    local event = queue:pop()
    handled = handled + 1
    local answer = event.target:observe(event)
    if answer then
      queue:push(answer)
      queue:push({ kind = "check", target = deployments[handled % 12 + 1], cost = 0 })
    end
    if queue.size == 0 and rounds < 300 then
      rounds = rounds + 1
      for _, deployment in ipairs(deployments) do
        for number, pod in ipairs(deployment.pods) do
          local kind = (number + rounds) % 3 == 0 and "fail" or "load"
          queue:push({ kind = kind, target = pod, cost = number })
        end
      end
    end
  end
  assert(handled > 10000 and deployments[1].generation == 1)
end

-- Formulas: a scanner over the characters, a recursive parser, an evaluator that dispatches by name.

local Parser = {}
Parser.__index = Parser

function Parser.new(text)
  local parser = setmetatable({ text = text, position = 0, current = "" }, Parser)
  parser:advance()
  return parser
end

function Parser:advance()
  self.position = self.position + 1
  self.current = self.text:sub(self.position, self.position)
end

function Parser:primary()
  while self.current == " " do
    self:advance()
  end
  if self.current == "(" then
    self:advance()
    local inner = self:sum()
    self:advance()
    return inner
  end
  local start = self.position
  while self.current:find("^[%w_.]") do
    self:advance()
  end
  local word = self.text:sub(start, self.position - 1)
  local number = tonumber(word)
  if number then
    return { op = "number", value = number }
  end
  return { op = "name", name = word }
end

function Parser:binary(operand, first, second)
  local left = operand(self)
  while true do
    while self.current == " " do
      self:advance()
    end
    local op = self.current
    if op ~= first and op ~= second then
      return left
    end
    self:advance()
    left = { op = op, left = left, right = operand(self) }
  end
end

function Parser:product()
  return self:binary(Parser.primary, "*", "/")
end

function Parser:sum()
  return self:binary(Parser.product, "+", "-")
end

local evaluate
local operations = {
  number = function(node)
    return node.value
  end,
  name = function(node, names)
    return names[node.name]
  end,
  ["+"] = function(node, names)
    return evaluate(node.left, names) + evaluate(node.right, names)
  end,
  ["-"] = function(node, names)
    return evaluate(node.left, names) - evaluate(node.right, names)
  end,
  ["*"] = function(node, names)
    return evaluate(node.left, names) * evaluate(node.right, names)
  end,
  ["/"] = function(node, names)
    return evaluate(node.left, names) / evaluate(node.right, names)
  end,
}

function evaluate(node, names)
  return operations[node.op](node, names)
end

local function formulas()
  local total = 0
  for i = 1, 60 do
    local tree = Parser.new("(cpu * 100 + memory / 4) * (" .. i .. " - 2.5) - weight * (3 + cpu)"):sum()
    for j = 1, 40 do
      total = total + evaluate(tree, { cpu = j, memory = i * j, weight = 0.5 })
    end
  end
  assert(total > 0)
end

-- A heap with a comparison as a parameter, graphs, arrays of numbers.

local function heap_push(heap, value, less)
  local index = #heap + 1
  heap[index] = value
  while index > 1 do
    local parent = index // 2
    if not less(heap[index], heap[parent]) then
      return
    end
    heap[index], heap[parent] = heap[parent], heap[index]
    index = parent
  end
end

local function heap_pop(heap, less)
  local top, last = heap[1], #heap
  heap[1] = heap[last]
  heap[last] = nil
  last = last - 1
  local index = 1
  while true do
    local child = index * 2
    if child > last then
      return top
    end
    if child < last and less(heap[child + 1], heap[child]) then
      child = child + 1
    end
    if not less(heap[child], heap[index]) then
      return top
    end
    heap[index], heap[child] = heap[child], heap[index]
    index = child
  end
end

local function nearer(a, b)
  return a.distance < b.distance
end

local function routes()
  local nodes, seed = {}, 42
  for i = 1, 400 do
    nodes[i] = { id = i, edges = {}, distance = math.huge, done = false }
  end
  for i = 1, 400 do
    for j = 1, 5 do
      seed = (seed * 1103515245 + 12345) & 0x7fffffff
      local other = nodes[seed % 400 + 1]
      nodes[i].edges[j] = { to = other, weight = seed % 97 + 0.5 }
    end
  end
  local heap, found = {}, 0
  nodes[1].distance = 0
  heap_push(heap, { node = nodes[1], distance = 0 }, nearer)
  while #heap > 0 do
    local node = heap_pop(heap, nearer).node
    if not node.done then
      node.done = true
      found = found + 1
      for _, edge in ipairs(node.edges) do
        local distance = node.distance + edge.weight
        if distance < edge.to.distance then
          edge.to.distance = distance
          heap_push(heap, { node = edge.to, distance = distance }, nearer)
        end
      end
    end
  end
  assert(found > 300)
end

local function matrices()
  local size = 40
  local function matrix(fill)
    local rows = {}
    for i = 1, size do
      local row = {}
      for j = 1, size do
        row[j] = fill(i, j)
      end
      rows[i] = row
    end
    return rows
  end
  local a = matrix(function(i, j)
    return i + j * 0.5
  end)
  local b = matrix(function(i, j)
    return i == j and 1.0 or 0.0
  end)
  local product = matrix(function(i, j)
    local sum, row = 0.0, a[i]
    for k = 1, size do
      sum = sum + row[k] * b[k][j]
    end
    return sum
  end)
  assert(product[7][9] == a[7][9])
end

local function bits()
  local flags, hash = {}, 2166136261
  for i = 1, 6000 do
    flags[i] = i % 3 ~= 0
    hash = ((hash ~ (i & 255)) * 16777619) & 0xffffffff
  end
  local count = 0
  for i = 1, #flags do
    if flags[i] then
      count = count + (hash >> (i % 32) & 1)
    end
  end
  assert(count > 0)
end

-- Recursion, closures, variable numbers of arguments, protected calls, coroutines.

local function fold(values, start, combine)
  local result = start
  for _, value in ipairs(values) do
    result = combine(result, value)
  end
  return result
end

local function count(...)
  return select("#", ...), ...
end

local function functions()
  local function ways(amount, coins, index)
    if amount == 0 then
      return 1
    elseif amount < 0 or index > #coins then
      return 0
    end
    return ways(amount - coins[index], coins, index) + ways(amount, coins, index + 1)
  end
  assert(ways(60, { 1, 5, 10, 25 }, 1) == 73)

  local adders = {}
  for i = 1, 50 do
    adders[i] = function(x)
      return x + i
    end
  end
  local sum = 0
  for _ = 1, 20 do
    sum = fold(adders, sum, function(x, add)
      return add(x)
    end)
  end
  assert(sum == 20 * 1275)

  local failures = 0
  for i = 1, 400 do
    local ok, message = pcall(function(x)
      if x % 4 == 0 then
        error({ code = x })
      end
      return x
    end, i)
    if not ok and message.code == i then
      failures = failures + 1
    end
  end
  assert(failures == 100)

  local produced = 0
  local generate = coroutine.wrap(function()
    for i = 1, 200 do
      coroutine.yield(count(i, i * 2))
    end
  end)
  for _, first in generate do
    produced = produced + first
    if first == 200 then
      break
    end
  end
  assert(produced == 20100)
end

-- Text and records: lines, patterns, grouping, sorting, JSON.

local function records()
  local lines = {}
  for i = 1, 300 do
    lines[i] = string.format(
      '10.0.%d.%d - [%02d:%02d] "GET /api/v%d/items/%d" %d %d',
      i % 7, i % 250, i % 24, i % 60, i % 3, i, i % 9 == 0 and 500 or 200, i * 17
    )
  end
  local groups, order = {}, {}
  for line in (table.concat(lines, "\n") .. "\n"):gmatch("(.-)\n") do
    local host, path, status, size = line:match('^(%S+) .- "GET ([^"]+)" (%d+) (%d+)$')
    local group = groups[host]
    if not group then
      group = { host = host, requests = 0, bytes = 0, failed = {} }
      groups[host] = group
      order[#order + 1] = group
    end
    group.requests = group.requests + 1
    group.bytes = group.bytes + tonumber(size)
    if status ~= "200" then
      group.failed[#group.failed + 1] = path:gsub("%d+", "N"):upper()
    end
  end
  table.sort(order, function(a, b)
    if a.requests ~= b.requests then
      return a.requests > b.requests
    end
    return a.host < b.host
  end)
  local copy = json.parse(json.encode(order))
  assert(#copy == #order and copy[1].host == order[1].host)
  local parts = {}
  for key, group in pairs(groups) do
    parts[#parts + 1] = key .. "=" .. group.bytes
  end
  assert(#table.concat(parts, ",") > 100)
end

local parts = { cluster, formulas, routes, matrices, bits, functions, records }
local finish = time() + seconds
repeat
  for _, part in ipairs(parts) do
    part()
  end
until time() > finish
