--- values go in and out
local co = coroutine.create(function(a, b)
  local c = coroutine.yield(a + b)
  local d, e = coroutine.yield(c * 2)
  return d + e, "end"
end)
local r = {}
for _, arguments in ipairs {{1, 2}, {10}, {3, 4}, {}} do
  r[#r + 1] = table.concat({tostring(coroutine.resume(co, table.unpack(arguments)))}, " ")
end
return coroutine.status(co), table.concat(r, " ")
--> dead,true true true false
--- status, seen from each side
local outer, inner
local seen = {}
inner = coroutine.create(function() seen[1] = coroutine.status(outer); seen[2] = coroutine.status(inner); coroutine.yield() end)
outer = coroutine.create(function() coroutine.resume(inner); seen[3] = coroutine.status(inner) end)
seen[0] = coroutine.status(outer)
coroutine.resume(outer)
return seen[0], seen[1], seen[2], seen[3], coroutine.status(outer)
--> suspended,normal,running,suspended,dead
--- the main thread
local main, isMain = coroutine.running()
local inside = coroutine.wrap(function() return coroutine.status(main), coroutine.running() == main, coroutine.isyieldable(main), coroutine.isyieldable() end)
return type(main), isMain, coroutine.status(main), coroutine.isyieldable(), inside()
--> thread,true,running,false,normal,false,false,true
--- resuming what cannot be resumed
local co = coroutine.create(function() return coroutine.resume(coroutine.running()) end)
local first = {coroutine.resume(co)}
return first[2], first[3], coroutine.resume(co)
--> false,cannot resume non-suspended coroutine,false,cannot resume dead coroutine
--- yielding outside
return pcall(coroutine.yield, 1)
--> false,attempt to yield from outside a coroutine
--- wrap puts a position before texts only
local text = coroutine.wrap(function() error("text") end)
local value = coroutine.wrap(function() error({1}) end)
return select(2, pcall(function() text() end)), type(select(2, pcall(value))), select(2, pcall(function() text() end))
--> case:3: case:1: text,table,case:3: cannot resume dead coroutine
--- positions of errors in and after coroutines
local co = coroutine.wrap(function()
  coroutine.yield()
  coroutine.yield(pcall(function() error("inside") end))
end)
co()
local function other() return co() end
local ok, inside = other()
local after = select(2, pcall(function() error("after") end))
return inside, after
--> case:3: inside,case:8: after
--- levels end where the coroutine begins
local co = coroutine.create(function() error("x", 3) end)
return coroutine.resume(co)
--> false,x
--- yields through pcall, metamethods and iterators
local co = coroutine.wrap(function()
  local yield = coroutine.yield
  local t = setmetatable({}, {__index = function(_, k) return yield(k) end, __add = function(a, b) return yield("add") end})
  local sum = t.x + t.y
  local added = t + 1
  local ok, e = pcall(function() yield("pcall"); error("e", 0) end)
  for i in function(_, i) return yield("iter") end do sum = sum + i break end
  return sum, added, e
end)
local log = {}
local r = {co()}
local answers = {x = 1, y = 2, add = "A", pcall = nil, iter = 10}
while #r == 1 do
  log[#log + 1] = r[1]
  r = {co(answers[r[1]])}
end
return table.concat(log, " "), table.unpack(r)
--> x y add pcall iter,13,A,e
--- close runs pending closes and tells the first error once
local log = {}
local function pending(name, fails)
  return setmetatable({}, {__close = function(_, e) log[#log + 1] = name .. ":" .. tostring(e); if fails then error(name, 0) end end})
end
local co = coroutine.create(function()
  local a <close> = pending("a")
  local b <close> = pending("b", true)
  coroutine.yield()
end)
coroutine.resume(co)
local r = {coroutine.close(co)}
return table.concat(log, " "), r[1], r[2], coroutine.status(co), coroutine.close(co)
--> b:nil a:b,false,b,dead,true
--- close tells the error that ended a coroutine
local co = coroutine.create(function() error("gone", 0) end)
coroutine.resume(co)
local r = {coroutine.close(co)}
return r[1], r[2], coroutine.close(co), coroutine.close(coroutine.create(print))
--> false,gone,true,true
--- a coroutine that closes itself
local log = {}
local co = coroutine.create(function()
  local v <close> = setmetatable({}, {__close = function() log[1] = "closed" end})
  pcall(coroutine.close)
  log[2] = "not reached"
end)
local r = {coroutine.resume(co)}
return #r, r[1], coroutine.status(co), log[1], log[2]
--> 1,true,dead,closed,nil
--- what cannot be closed
local co
co = coroutine.create(function() return pcall(coroutine.close, co), coroutine.wrap(function() return pcall(coroutine.close, co) end)() end)
return pcall(coroutine.close, (coroutine.running())), select(3, coroutine.resume(coroutine.create(function() local me = coroutine.running() return coroutine.wrap(function() return pcall(coroutine.close, me) end)() end)))
--> false,cannot close a normal coroutine
--- the main thread cannot be closed
return pcall(coroutine.close)
--> false,cannot close main thread
--- a hundred thousand switches through a metamethod and a protected call
local mt = {__index = function(_, k) return coroutine.yield(k) end}
local co = coroutine.wrap(function()
  local t, sum = setmetatable({}, mt), 0
  for i = 1, 50000 do local ok, v = pcall(function() return t[i] end) sum = sum + v end
  return "sum", sum
end)
local k, sum = co()
while k ~= "sum" do k, sum = co(k) end
return sum
--> 1250025000
--- many coroutines at once
local all = {}
for i = 1, 2000 do all[i] = coroutine.wrap(function() for j = 1, 3 do coroutine.yield(i) end end) all[i]() end
local sum = 0
for i = 2000, 1, -1 do sum = sum + all[i]() end
return sum
--> 2001000
--- arguments are checked
return select(2, pcall(coroutine.create, 1)), select(2, pcall(coroutine.status, nil)), select(2, pcall(coroutine.resume))
--> bad argument #1 to 'coroutine.create' (function expected, got number),bad argument #1 to 'coroutine.status' (thread expected, got nil),bad argument #1 to 'coroutine.resume' (thread expected, got no value)
