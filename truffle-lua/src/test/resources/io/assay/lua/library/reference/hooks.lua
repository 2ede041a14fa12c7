-- Hooks: events and what is told of the functions, masks, counts, errors, coroutines, locals.
local out = {}
local function hook(e, l)
  local i = debug.getinfo(2, "nSlt")
  out[#out+1] = e..":"..tostring(l)..":"..tostring(i.name)..":"..i.namewhat..":"..i.what..":"..i.linedefined..":"..i.currentline..":"..tostring(i.istailcall)
end
local function show(title) print(title) for _,v in ipairs(out) do print("", v) end out = {} end
local function f(x)
  return x
end
local function g(x)
  return f(x)
end
function glob() local y = f(1) end
debug.sethook(hook, "cr")
f(1)
g(2)
glob()
math.sin(1)
debug.sethook()
show("cr")
debug.sethook(hook, "c")
f(1) g(1)
debug.sethook()
show("c")
debug.sethook(hook, "r")
f(1) g(1)
debug.sethook()
show("r")
print(debug.gethook())
debug.sethook(hook, "crl", 100)
local h,m,c = debug.gethook()
debug.sethook()
print(h==hook, m, c)
out={}
debug.sethook(hook,"") print(debug.gethook())
debug.sethook(nil,"crl") print(debug.gethook())
print(pcall(debug.sethook, 1))
print(pcall(debug.sethook, print))
print(pcall(debug.sethook, 1, "c"))
print(pcall(debug.sethook, print, {}))
-- count
local a = 0
debug.sethook(function(e) a = a + 1 end, "", 1)
a = 0
for i=1,1000 do end
local b = a
debug.sethook()
print("count1", 1000 < b and b < 1012)
debug.sethook(function(e) a = a + 1 end, "", 4)
a = 0
for i=1,1000 do end
local b = a
debug.sethook()
print("count4", 250 < b and b < 256)
-- endless loops
for _,s in ipairs{"while true do end","repeat until false","::a:: goto a","for i=1,math.huge do end","while 1 do local x = 1 end", "local function f() return f() end f()", "local t = setmetatable({},{__index=function(t,k) return k end}) while true do local x = t.x end", "for _ in function() return 1 end do end"} do
  local f = load(s)
  local n = 0
  debug.sethook(function() n = n + 1 if n == 10 then error("stop", 0) end end, "", 1000)
  local ok, m = pcall(f)
  debug.sethook()
  print(s, ok, m)
end
-- errors in hooks
local ok, m = pcall(function()
  debug.sethook(function(e,l) debug.sethook() error("in hook") end, "l")
  local x = 1
end)
debug.sethook()
print(ok, m)
-- hooks per coroutine
local co = coroutine.create(function() 
  local x = 1
  coroutine.yield()
  local y = 2
end)
local lines = {}
debug.sethook(co, function(e,l) lines[#lines+1] = l end, "l")
print(debug.gethook(co) ~= nil, debug.gethook())
coroutine.resume(co) 
print(table.concat(lines, ","))
coroutine.resume(co) 
print(table.concat(lines, ","))
-- locals in hook
local function foo(a, b)
  local c = a + b
  return c
end
debug.sethook(function(e, l)
  local i = 1
  local t = {}
  while true do
    local n, v = debug.getlocal(2, i)
    if not n then break end
    if n ~= "(temporary)" then t[#t+1] = n .. "=" .. tostring(v) end
    i = i + 1
  end
  if debug.getinfo(2, "f").func == foo then out[#out+1] = l .. ":" .. table.concat(t, " ") end
end, "l")
foo(1, 2)
debug.sethook()
show("locals")
debug.sethook(function(e, l) out[#out+1] = debug.traceback("tb") debug.sethook() end, "l")
foo(1,2)
show("tb")
