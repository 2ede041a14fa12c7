-- Weak tables (manual section 2.5.4).
local function weak(mode) return setmetatable({}, {__mode = mode}) end
local function count(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end

-- keys
do
  local t = weak("k")
  local keep = {}
  t[keep] = "kept"; t[{}] = "lost"; t[function() end] = "maybe"; t.name = "string"; t[1] = {}; t[2.5] = {}; t[true] = {}
  for i = 1, 100 do t[{}] = i end
  collectgarbage()
  assert(t[keep] == "kept" and t.name == "string" and type(t[1]) == "table" and t[2.5] and t[true])
  local n = count(t)
  assert(n <= 6, n)
  assert(#t == 1)
end

-- values
do
  local t = weak("v")
  local keep = {}
  for i = 1, 100 do t[i] = {} end
  t[101] = keep
  t.x = {}; t.y = keep; t.z = "string"; t[-1] = 12; t[{}] = 5
  assert(#t == 101)
  collectgarbage()
  assert(t[1] == nil and t[101] == keep and t.x == nil and t.y == keep and t.z == "string" and t[-1] == 12)
  assert(count(t) == 5, count(t))
  t[101] = nil
  t[1] = 1; t[2] = 2; t[3] = 3 t[4] = "x"
  collectgarbage()
  assert(t[1] == 1 and t[4] == "x" and #t == 4, #t)
  table.insert(t, "y"); assert(t[5] == "y" and #t == 5)
  assert(table.remove(t) == "y")
  t[-2147483647] = 7; assert(t[-2147483647] == 7)
  assert(table.concat(t, ",") == "1,2,3,x")
  assert(select("#", table.unpack(t)) == 4)
  local s = {} for i, v in ipairs(t) do s[#s+1] = v end
  assert(#s == 4)
end

-- kv
do
  local t = weak("kv")
  local a, b = {}, {}
  t[a] = {}; t[{}] = b; t[b] = a; t[1] = {}; t.x = {}
  collectgarbage()
  assert(t[b] == a and t[a] == nil and count(t) == 1)
end

-- ephemerons
do
  local t = weak("k")
  for i = 1, 10 do local k = {} t[k] = {k} end
  local a = {}
  local k1, k2 = {}, {}
  t[a] = {link = k1}; t[k1] = {link = k2}; t[k2] = {a}
  k1, k2 = nil
  collectgarbage()
  assert(count(t) == 3)
  assert(t[t[a].link].link)
  a = nil
  collectgarbage()
  assert(count(t) == 0)
end

-- mode set late, changed, removed
do
  local mt = {}
  local t = setmetatable({}, mt)
  t[1] = {}; t[2] = {}; t.x = {}; t[{}] = 1
  mt.__mode = "v"
  collectgarbage()
  assert(count(t) == 1)
  t[1] = {}
  mt.__mode = nil
  collectgarbage()
  t[2] = {}
  collectgarbage()
  assert(t[2])
  setmetatable(t, {__mode = "k"})
  t[{}] = true
  setmetatable(t, nil)
  t[{}] = true
  collectgarbage()
end

-- traversal while entries vanish; assignment of nil in it
do
  local t = weak("k")
  for i = 1, 1000 do t[{}] = i end
  local n = 0
  for k, v in pairs(t) do
    n = n + 1
    if n % 100 == 0 then collectgarbage() end
    if n % 2 == 0 then t[k] = nil end
  end
  assert(n >= 100 and n <= 1000)
  local k
  local u = weak("kv")
  for i = 1, 100 do u[i] = {} end
  while true do
    k = next(u, k)
    if not k then break end
    if k == 50 then collectgarbage() end
  end
  collectgarbage()
  assert(next(u) == nil)
end

-- scopes
do
  local w = weak("v")
  do local a = {}; w[1] = a end
  for i = 1, 1 do local b = {}; w[2] = b end
  for _, x in ipairs{{}} do w[3] = x end
  local i = 0
  while i < 1 do local c = {} w[4] = c i = i + 1 end
  repeat local d = {} w[5] = d until d
  if true then local e = {} w[6] = e end
  do local f = {} w[7] = function() return f end end
  local function par(p) w[8] = p; p = nil; collectgarbage(); assert(w[8] == nil, "parameter") end
  par({})
  local function tail() local x = {} w[9] = x return (function() collectgarbage() assert(w[9] == nil, "tail") end)() end
  tail()
  collectgarbage()
  for i = 1, 7 do assert(w[i] == nil, i) end
  local live = {}
  w[1] = live
  local function f(x, ...) collectgarbage() assert(x and ... and select(2, ...)) return x, ... end
  assert(select("#", f({}, {}, {})) == 3)
  collectgarbage()
  assert(w[1] == live)
end

-- functions, coroutines as keys and values
do
  local w = weak("k")
  local up = 0
  for i = 1, 10 do
    w[coroutine.create(function() coroutine.yield() end)] = i
    w[coroutine.wrap(function() coroutine.yield() end)] = i
    w[function() up = i end] = i
  end
  collectgarbage()
  assert(count(w) == 0, count(w))
end
