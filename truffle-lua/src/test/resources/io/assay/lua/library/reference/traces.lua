-- What the debug library tells: tracebacks in every shape, getinfo, locals, upvalues, metatables. Left out
-- is what Lua 5.5 has otherwise than 5.4: extraargs, the states of loops, the registry's numbers.
local function clean(s) return (tostring(s):gsub("0x%x+","PTR"):gsub("%(skipping %d+ levels%)","(skipping)")) end
local function p(...) local t = table.pack(...) for i=1,t.n do t[i]=clean(t[i]) end print(table.concat(t," ")) end
local function tb(...) p(debug.traceback(...)) end
-- traceback shapes
local function loc() tb("local") end
local t = {f = function() tb("field") end, a = {b = {c = function() tb("deep") end}}}
function t:m() tb("method") end
function globalfn() tb("global") end
loc() t.f() t.a.b.c() t:m() globalfn()
;(function() tb("anon") end)()
t[1] = function() tb("index") end
t[1]()
local k = "f" t[k]()
local function up() loc() end up()
local function tail() return loc() end tail()
local function tail2() return t:m() end
local function tail3() return tail2() end tail3()
pcall(loc)
xpcall(loc, print)
table.sort({1,2}, function(a,b) tb("sort") return a<b end)
string.gsub("a","a",function() tb("gsub") end)
local mt = setmetatable({}, {__index=function(t,k) tb("__index") end, __newindex=function() tb("__newindex") end, __add=function() tb("__add") return 1 end, __call=function() tb("__call") end, __eq=function() tb("__eq") return true end, __lt=function() tb("__lt") return true end, __le=function() tb("__le") return true end, __concat=function() tb("__concat") return "" end, __len=function() tb("__len") return 1 end, __unm=function() tb("__unm") end, __tostring=function() tb("__tostring") return "x" end, __close=function() tb("__close") end, __band=function() tb("__band") end, __bnot=function() tb("__bnot") end, __idiv=function() tb("__idiv") end})
local x = mt.x mt.y = 1 x = mt + 1 mt() x = mt == setmetatable({},getmetatable(mt)) x = mt < mt x = mt <= mt x = mt .. "a" x = #mt x = -mt x = tostring(mt) x = mt & 1 x = ~mt x = mt // 1 x = 1 > mt x = mt > 1
do local c <close> = mt end
for i in function() tb("iter") end do end
local co = coroutine.create(function(a) local b = a coroutine.yield(b) error("oops") end)
p(debug.traceback(co)) p(debug.traceback(co, "msg")) p(debug.traceback(co, nil, 1))
coroutine.resume(co, 1)
p(debug.traceback(co)) p(debug.traceback(co, "msg")) p(debug.traceback(co, "m", 0)) p(debug.traceback(co, "m", 1)) p(debug.traceback(co, "m", 5))
p(coroutine.resume(co))
p(debug.traceback(co))
tb("msg", 0) tb("msg", 1) tb("msg", 2) tb("msg", 3) tb("m", 100) tb("m", -1)
tb(nil) tb() tb(nil, 1) tb({}) tb(12) tb(true) tb(print) tb(1.5, 1)
p(select('#', debug.traceback(nil)))
local function deep(n) if n == 0 then tb("deep") else deep(n-1) end end
deep(5) deep(18) deep(19) deep(20) deep(21) deep(22) deep(30)
coroutine.wrap(function() tb("in co") end)()
coroutine.wrap(function() loc() end)()
load("local function f() return debug.traceback() end print((f():gsub('0x%x+','PTR')))", "=name")()
load("print((debug.traceback():gsub('0x%x+','PTR')))", "@file.lua")()
load("print((debug.traceback():gsub('0x%x+','PTR')))")()
load("local a = 1\nprint((debug.traceback():gsub('0x%x+','PTR')))")()
load("print((debug.traceback():gsub('0x%x+','PTR')))  -- " .. ("x"):rep(100))()
load("print((debug.traceback():gsub('0x%x+','PTR')))", "@" .. ("d/"):rep(50) .. "file.lua")()
load("print((debug.traceback():gsub('0x%x+','PTR')))", "=" .. ("d/"):rep(50))()
package.loaded.mymod = {func = function() tb("mod") end}
package.loaded.mymod.func()
local mf = package.loaded.mymod.func mf()
string.myfn = function() tb("strfn") end
("x"):myfn()
-- getinfo
local function info(f, w) local ok, i = pcall(debug.getinfo, f, w) if not ok or not i then return p("info", f, w, ok, i) end local ks = {} for k in pairs(i) do if k ~= "func" and k ~= "extraargs" and k ~= "activelines" then ks[#ks+1] = k end end table.sort(ks) local o = {} for _,k in ipairs(ks) do o[#o+1] = k .. "=" .. tostring(i[k]):gsub("\n.*","...") end p("info", w, table.concat(o, " ")) end
info(loc) info(print) info(info) info(1) info(0) info(2) info(3) info(100) info(-1) info(loc, "S") info(loc, "nSl") info(loc, "X") info(loc, ">S") info(loc, "") info(loc, "SSS") info(loc, "L") info(loc,"u") info(print,"u") info("x") info({}) info(1.5) info(nil) info()
info(load("return 1", "=x"), "S") info(load("return 1", "@x"), "S") info(load("return 1"), "S") info(load("return\n1"), "S") info(load("return 1", ""), "S") info(load("", "=(load)"), "S") info(load("\n"), "S") info(load("x = 1", "=?"), "S")
info(function(a, b, ...) return p, t end, "u") info(function(...) end, "u") info(load("local a <const> = 1 return function(x) return a, x, _ENV end")(), "u")
p(debug.getinfo(1, "l").currentline, debug.getinfo(1,"S").what, debug.getinfo(print).what, debug.getinfo(1, "f").func ~= nil)
local function named() return debug.getinfo(1, "n").name, debug.getinfo(1, "n").namewhat end
p(named()) local r1, r2 = named() p(r1, r2)
t.named = named r1, r2 = t.named() p(r1, r2) r1, r2 = t:named() p(r1, r2) function globalnamed() return named() end r1,r2 = globalnamed() p(r1,r2)
p(pcall(debug.getinfo)) p(pcall(debug.getinfo, 1, 2)) p(pcall(debug.getinfo, "a")) p(pcall(debug.getinfo, 1, "?")) p(pcall(debug.getinfo, 1e10)) p(pcall(debug.getinfo, co, 0)) p(debug.getinfo(co, 0)) 
local co2 = coroutine.create(function(a, b) local c = 3 coroutine.yield() end) coroutine.resume(co2, 1, 2)
p(debug.getinfo(co2, 0, "S").what, debug.getinfo(co2, 1, "l").currentline, debug.getinfo(co2, 1, "S").what, debug.getinfo(co2, 2))
-- getlocal
local function locals(a, b, ...)
  local c, d <const>, e <close> = 1, 2, nil
  do local inner = 5 end
  for i = 1, 1 do
    for k, v in pairs({10}) do
      local z = k
      local index = 1
      while true do local nm, vl = debug.getlocal(1, index) if not nm then break end if not nm:find("^%(") and nm ~= "index" then io.write(nm, "=", clean(vl), " ") end index = index + 1 end
      print()
    end
  end
  local n = -1
  while true do local nm, vl = debug.getlocal(1, n) if not nm then break end io.write(nm, "=", clean(vl), " ") n = n - 1 end
  print(debug.getlocal(1, 0), debug.getlocal(1, 100), debug.getlocal(1, -100))
end
locals(1, 2, "va1", "va2")
p(debug.getlocal(locals, 1)) p(debug.getlocal(locals, 2)) p(debug.getlocal(locals, 3)) p(debug.getlocal(locals, 0)) p(debug.getlocal(locals, -1)) p(debug.getlocal(print, 1))
p(pcall(debug.getlocal)) p(pcall(debug.getlocal, 1)) p(pcall(debug.getlocal, 100, 1)) p(pcall(debug.getlocal, -1, 1)) p(pcall(debug.getlocal, "x", 1)) p(pcall(debug.getlocal, {}, 1)) p(pcall(debug.getlocal, 1, "x")) p(pcall(debug.getlocal, co2, 1, 1)) p(debug.getlocal(co2, 1, 1)) p(debug.getlocal(co2, 1, 2)) p(debug.getlocal(co2, 1, 3)) p(debug.getlocal(co2, 1, 4)) p(pcall(debug.getlocal, co2, 9, 1)) p(debug.getlocal(co2, 0, 1))
p(debug.setlocal(co2, 1, 3, 33)) p(debug.getlocal(co2, 1, 3)) p(debug.setlocal(co2, 1, 30, 33)) p(pcall(debug.setlocal, 100, 1, 1)) p(pcall(debug.setlocal, 1, 1)) p(pcall(debug.setlocal)) 
do local v = 1 local i = 1 while true do local n = debug.getlocal(1, i) if n == "v" then break end i = i + 1 end p(debug.setlocal(1, i, "changed")) p(v) end
-- upvalues
local u1, u2 = 1, 2
local function f1() return u1, u2 end
local function f2() return u2 end
p(debug.getupvalue(f1, 1)) p(debug.getupvalue(f1, 2)) p(debug.getupvalue(f1, 3)) p(debug.getupvalue(f1, 0)) p(debug.getupvalue(f1, -1)) p(debug.getupvalue(load("return x"), 1) ) p(debug.getupvalue(print, 1))
p(debug.setupvalue(f1, 1, 10)) p(u1) p(debug.setupvalue(f1, 5, 10)) p(pcall(debug.setupvalue, f1, 1)) p(pcall(debug.setupvalue, 1, 1, 1)) p(pcall(debug.getupvalue, 1, 1)) p(pcall(debug.getupvalue, f1)) p(pcall(debug.setupvalue))
p(debug.upvalueid(f1, 2) == debug.upvalueid(f2, 1), debug.upvalueid(f1, 1) == debug.upvalueid(f2, 1), debug.upvalueid(f1, 9), type(debug.upvalueid(f1, 1))) p(pcall(debug.upvalueid, f1)) p(pcall(debug.upvalueid, 1, 1)) p(pcall(debug.upvalueid, print, 1)) p(pcall(debug.upvalueid, f1, 0))
debug.upvaluejoin(f1, 1, f2, 1) p(f1()) p(pcall(debug.upvaluejoin, f1, 9, f2, 1)) p(pcall(debug.upvaluejoin, f1, 1, f2, 9)) p(pcall(debug.upvaluejoin, print, 1, f2, 1)) p(pcall(debug.upvaluejoin, f1, 1, print, 1)) p(pcall(debug.upvaluejoin)) p(pcall(debug.upvaluejoin, f1, 1)) p(pcall(debug.upvaluejoin, f1, 1, 1, 1))
-- metatables, uservalues
debug.setmetatable(10, {__index = function(a, b) return a + b end}) p((10)[3]) p(debug.getmetatable(1) ~= nil) debug.setmetatable(10, nil) p(debug.getmetatable(1))
debug.setmetatable(nil, {__index = function() return "nilidx" end}) p((nil).x) debug.setmetatable(nil, nil)
debug.setmetatable(print, {__index = {z = 1}}) p(print.z, (function() end).z) debug.setmetatable(print, nil)
debug.setmetatable(true, {__call = function(self, x) return x end}) p((true)(5)) debug.setmetatable(true, nil)
p(pcall(debug.setmetatable, 1, 2)) p(pcall(debug.setmetatable, 1)) p(pcall(debug.setmetatable)) p(pcall(debug.getmetatable)) p(debug.getmetatable("").__index == string)
p(debug.getuservalue(1)) p(debug.getuservalue(io.stdout)) p(debug.getuservalue(io.stdout, 1)) p(debug.getuservalue(io.stdout, 2)) p(pcall(debug.setuservalue, 1, 2)) p(debug.setuservalue(io.stdout, 1, 1)) p(pcall(debug.setuservalue)) p(type(debug.getregistry()), debug.getregistry()[2] == _G) p(debug.getregistry()._LOADED == package.loaded)
p(pcall(debug.sethook, co2)) p(debug.gethook(co2))
-- errors through levels
local function lvl(n) error("lvl", n) end
p(pcall(lvl, 1)) p(pcall(lvl, 2)) p(pcall(function() lvl(2) end)) p(pcall(function() lvl(3) end)) p(pcall(function() return lvl(2) end))
p(xpcall(function() local x = nil; x() end, function(m) return m .. "|" .. debug.traceback("h", 1) end))
p(xpcall(function() local x = nil; x() end, debug.traceback))
p(xpcall(function() error("e") end, debug.traceback))
p(xpcall(function() error({}) end, debug.traceback))
p(xpcall(error, debug.traceback, "m"))
p(xpcall(string.rep, debug.traceback))
p(xpcall(function() string.rep() end, function(m) local i = debug.getinfo(2, "nS") return m .. tostring(i.name) .. i.what .. tostring(debug.getinfo(3, "S").what) end))
p(xpcall(function() local y = 1 + {} end, function(m) local i = debug.getinfo(2, "lS") return m .. tostring(i.currentline) .. i.what end))
