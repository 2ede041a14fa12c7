-- Finalisers (manual section 2.5.3).
local log = {}
local function obj(name, extra)
  local o = extra or {}
  o.name = name
  return setmetatable(o, {__gc = function(self) log[#log + 1] = self.name end})
end
local function flush() local s = table.concat(log, " ") log = {} return s end

do local a, b, c = obj "a", obj "b", obj "c" end
collectgarbage()
assert(flush() == "c b a")

-- self references and cycles
do local a = obj "self" a.me = a; a.f = function() return a end end
collectgarbage()
assert(flush() == "self")
do local a, b = obj "x", obj "y" a.b = b b.a = a end
collectgarbage()
assert(flush() == "y x")

-- alive ones are not touched
local keep = obj "keep"
keep.me = keep
for i = 1, 3 do collectgarbage() end
assert(flush() == "" and keep.me == keep)

-- contents, identity inside, resurrection
local back
do
  local inner = {v = 42}
  local o = setmetatable({inner = inner, list = {1, 2, 3, inner}}, {__gc = function(self) back = self end})
  o.self = o
end
collectgarbage()
assert(back and back.self == back and back.inner == back.list[4] and back.inner.v == 42 and #back.list == 4)
assert(type(getmetatable(back).__gc) == "function")
-- only once, unless marked again
local first = back
back = nil
first = nil
collectgarbage()
assert(back == nil)

-- __gc must be there when the metatable is set
do
  local mt = {}
  do local o = setmetatable({}, mt) end
  mt.__gc = function() log[1] = "late" end
  collectgarbage()
  assert(flush() == "")
  do local o = setmetatable({}, mt) o.name = "early" end
  mt.__gc = function(o) log[1] = o.name end
  collectgarbage()
  assert(flush() == "early")
  do local o = setmetatable({}, mt) end
  mt.__gc = nil
  collectgarbage()
end

-- weak tables: values go before, keys after
do
  local values = setmetatable({}, {__mode = "v"})
  local keys = setmetatable({}, {__mode = "k"})
  local seen
  do
    local t = {x = 10}
    values.key = t
    keys[t] = 1
    local o = setmetatable({t = t}, {__gc = function(self)
      seen = {values.key, next(keys) == self.t, keys[self.t], values.key == nil}
    end})
    keys[o] = "own"
  end
  collectgarbage()
  assert(seen[4] and seen[2] ~= nil and seen[3] == 1)
  collectgarbage()
  assert(next(keys) == nil and next(values) == nil)
end
-- ephemeron: the value of a finalised key is there
do
  local data = setmetatable({}, {__mode = "k"})
  local got
  do
    local o = setmetatable({}, {__gc = function(self) got = data[self] end})
    data[o] = {o, "secret"}
  end
  collectgarbage()
  assert(got and got[2] == "secret")
  got = nil
  collectgarbage()
  assert(next(data) == nil)
end

-- a coroutine that does not lead back stays whole
do
  local got
  do
    local o = setmetatable({co = coroutine.wrap(function() local n = 0 while true do n = n + 1 coroutine.yield(n) end end)},
      {__gc = function(self) got = self.co() end})
    assert(o.co() == 1)
  end
  collectgarbage()
  assert(got == 2, got)
end

-- something on a suspended coroutine's stack is alive
do
  local co = coroutine.wrap(function() local o = obj "in coroutine" coroutine.yield() return o.name end)
  co()
  collectgarbage()
  assert(flush() == "")
  assert(co() == "in coroutine")
  co = nil
  collectgarbage()
  assert(flush() == "in coroutine")
end

-- errors warn; collectgarbage in a finaliser does nothing; no yield
do
  do setmetatable({}, {__gc = function() error "x" end}) setmetatable({}, {__gc = true}) end
  collectgarbage()
  local r
  do setmetatable({}, {__gc = function() r = {collectgarbage(), collectgarbage "count", pcall(collectgarbage, "foo")} end}) end
  collectgarbage()
  assert(r[1] == nil and r[2] == nil and r[3] == false)
  local ok, msg
  coroutine.wrap(function()
    do setmetatable({}, {__gc = function() ok, msg = pcall(coroutine.yield) end}) end
    collectgarbage()
  end)()
  assert(ok == false and msg == "attempt to yield across a C-call boundary", msg)
end

-- temporaries are alive
do
  local function id(a, b) return a end
  collectgarbage()
  flush()
  assert(id(obj "temp", collectgarbage()).name == "temp")
  assert(flush() == "")
  collectgarbage()
  assert(flush() == "temp")
end
