--- values go in and out (2.6)
local co = coroutine.create(function(a, b)
  local c = coroutine.yield(a + b)
  local d, e = coroutine.yield(c * 2)
  return d + e, "end"
end)
local r = {}
for _, args in ipairs{{1, 2}, {10}, {3, 4}, {}} do r[#r + 1] = table.concat({select(2, coroutine.resume(co, table.unpack(args)))}, "/") end
return table.concat(r, " "), coroutine.status(co)
--> 3 20 7/end cannot resume dead coroutine,dead
--- wrap as an iterator
local s = 0
for v in coroutine.wrap(function() for i = 1, 10 do coroutine.yield(i) end end) do s = s + v end
return s
--> 55
--- yield across pcall, metamethods and iterators
local co = coroutine.wrap(function()
  local ok, v = pcall(function() return coroutine.yield(1) + 1 end)
  local t = setmetatable({}, {__add = function(a, b) return coroutine.yield(2) end, __index = function(t, k) return coroutine.yield(3) end})
  local sum = t + 1
  local field = t.x
  coroutine.yield(4)
  local text = coroutine.yield(5)
  for x in function(_, x) return not x and coroutine.yield(6) or nil end do text = text .. x end
  return v, sum, field, text
end)
local last = co()
local seen = {}
while type(last) == "number" do
  seen[last] = true
  local r = table.pack(co(type(last) == "number" and last * 10))
  last = r[1]
  if r.n > 1 then return #seen, table.unpack(r, 1, r.n) end
end
--> 6,11,20,30,5060
--- not across sort and gsub
local co = coroutine.wrap(function()
  local list = {3, 1, 2}
  local sorted = {pcall(table.sort, list, function(a, b) coroutine.yield(4) return a < b end)}
  local replaced = {pcall(string.gsub, "ab", ".", function(c) return coroutine.yield(5) end)}
  return sorted[2], replaced[2], coroutine.isyieldable()
end)
return co()
--> attempt to yield across a C-call boundary,attempt to yield across a C-call boundary,true
--- status and running
local outer
outer = coroutine.create(function()
  local inner = coroutine.create(function() coroutine.yield(coroutine.status(outer)) end)
  local _, s = coroutine.resume(inner)
  local co, main = coroutine.running()
  return s, coroutine.status(inner), co == outer, main, coroutine.isyieldable()
end)
local r = table.pack(coroutine.resume(outer))
local _, main = coroutine.running()
return r[2], r[3], r[4], r[5], r[6], main, coroutine.isyieldable(), coroutine.status(outer)
--> normal,suspended,true,false,true,true,false,dead
--- errors end a coroutine and carry any value
local co = coroutine.create(function() error({code = 7}) end)
local ok, e = coroutine.resume(co)
local ok2, e2 = pcall(coroutine.wrap(function() error("plain", 0) end))
local ok3, e3 = coroutine.resume(coroutine.create(function() local x = nil; return x.y end))
return ok, e.code, coroutine.status(co), ok2, e2, ok3, e3
--> false,7,dead,false,plain,false,case:4: attempt to index a nil value (local 'x')
--- resuming what cannot be resumed
local co
co = coroutine.wrap(function() return coroutine.resume(coroutine.running()) end)
return co()
--> false,cannot resume non-suspended coroutine
--- yield outside of a coroutine
coroutine.yield(1)
--! attempt to yield from outside a coroutine
--- close runs pending closes
local log = ""
local co = coroutine.create(function()
  local x <close> = setmetatable({}, {__close = function(_, e) log = log .. "x" .. tostring(e) end})
  pcall(function() coroutine.yield(1) end)
  log = log .. "never"
end)
coroutine.resume(co)
return coroutine.close(co), log, coroutine.status(co), coroutine.close(coroutine.create(print))
--> true,xnil,dead,true
--- close reports an error of a close
local co = coroutine.create(function()
  local x <close> = setmetatable({}, {__close = function() error("in close", 0) end})
  coroutine.yield()
end)
coroutine.resume(co)
return coroutine.close(co)
--> false,in close
--- a hundred thousand switches through pcall and a metamethod
local mt = {__call = function(self, i) return coroutine.yield(i) end}
local y = setmetatable({}, mt)
local co = coroutine.wrap(function() local i = 0 while true do i = i + 1 pcall(y, i) end end)
local n
for i = 1, 100000 do n = co() end
return n
--> 100000
--- a thousand coroutines at once
local cos = {}
for i = 1, 1000 do cos[i] = coroutine.wrap(function() local s = i while true do s = s + coroutine.yield(s) end end) cos[i]() end
local sum = 0
for r = 1, 3 do for i = 1, 1000 do sum = sum + cos[i](1) end end
return sum
--> 1507500
