-- The debug library.
local function t(f,...) print(pcall(f,...)) end
local function f(a, b, ...) local c = 5; error("boom") end
function glob() f(1) end
local M = {} function M.field() glob() end function M:meth() self.field() end
print(select(2, xpcall(function() M:meth() end, debug.traceback)))
print(select(2, xpcall(function() M:meth() end, function(m) return debug.traceback("msg: "..m, 1) end)))
print(select(2, xpcall(function() local x = nil; x() end, function(m) return debug.traceback(m, 2) end)))
print(debug.traceback("hi")) print(debug.traceback("hi",0)) print(debug.traceback()) print(debug.traceback(nil))
print(debug.traceback({}) ~= nil, debug.traceback(12))
local function rec(n) if n == 0 then print(debug.traceback("deep")) else rec(n-1) end return 1 end rec(30)
local co = coroutine.create(function(x) local y = 1; coroutine.yield(x) error("in co") end)
print(debug.traceback(co)) coroutine.resume(co, 1) print(debug.traceback(co)) print(debug.traceback(co,"m",1)) print(coroutine.resume(co)) print(debug.traceback(co))
local i = debug.getinfo(1) print(i.short_src, i.source, i.what, i.currentline, i.linedefined, i.lastlinedefined, i.name, i.namewhat, i.nups, i.nparams, i.isvararg, i.istailcall, i.func ~= nil)
local i = debug.getinfo(f) print(i.short_src, i.source, i.what, i.currentline, i.linedefined, i.lastlinedefined, i.name, i.namewhat, i.nups, i.nparams, i.isvararg, i.istailcall, i.func == f)
local i = debug.getinfo(print) print(i.short_src, i.source, i.what, i.currentline, i.linedefined, i.lastlinedefined, i.name, i.namewhat, i.nups, i.nparams, i.isvararg, i.istailcall, i.func == print)
local function who() local i = debug.getinfo(1,"nSl") print(i.name, i.namewhat, i.currentline) local j = debug.getinfo(2,"l") print(j.currentline) return i end
who() M.w = who M.w() M.w(M) function gw() who() end gw() local ss = {m=who} ss:m()
print(debug.getinfo(100)) t(debug.getinfo) t(debug.getinfo,1,"?") t(debug.getinfo,1,">S") t(debug.getinfo,{})
t(debug.getinfo,"x")
local s = load("return debug.getinfo(1,'S')", "=custom")() print(s.source, s.short_src, s.what)
local s = load("return debug.getinfo(1,'S')")() print(s.source, s.short_src, s.what)
local s = load("\n\nreturn (function() return debug.getinfo(1,'S') end)()", "@file.lua")() print(s.source, s.short_src, s.what, s.linedefined)
-- locals
local function loc(a, b, ...) local c <const> = 3; local d = a + b; do local e = 9 end
  local n = 1 while true do local k, v = debug.getlocal(1, n) if not k then break end if not k:find("^%(") and k ~= "n" then io.write(k,"=",tostring(v)," ") end n = n + 1 end print()
  print(debug.getlocal(1,-1)) print(debug.getlocal(1,-2)) print(debug.getlocal(1,-3))
  print(debug.setlocal(1, 1, "new"), a) print(debug.setlocal(1,100,1))
  local up = function() return a, d end
  print(debug.setlocal(1, 2, 77), b)
  print(debug.getlocal(1, 1))
end
loc(1, 2, "v1", "v2")
print(debug.getlocal(loc,1), debug.getlocal(loc,2), debug.getlocal(loc,3)) t(debug.getlocal,100,1) t(debug.getlocal, print, 1)
local co = coroutine.create(function(p) local q = 7; coroutine.yield() return p, q end) coroutine.resume(co, 3)
print(debug.getlocal(co, 1, 1)) print(debug.getlocal(co,1,2)) print(debug.setlocal(co,1,2,8)) print(coroutine.resume(co)) t(debug.getlocal,co,5,1)
-- upvalues
local u1, u2 = 1, 2 local function uf() return u1, u2 end local function ug() return u2 end
print(debug.getupvalue(uf,1)) print(debug.getupvalue(uf,2)) print(debug.getupvalue(uf,3)) print(debug.setupvalue(uf,1,10), u1, debug.setupvalue(uf,3,1))
print(debug.upvalueid(uf,2)==debug.upvalueid(ug,1), debug.upvalueid(uf,1)==debug.upvalueid(ug,1), pcall(debug.upvalueid,uf,3)) debug.upvaluejoin(uf,1,ug,1) print(uf()) t(debug.upvaluejoin,uf,5,ug,1) t(debug.upvaluejoin,print,1,ug,1)
print(debug.getmetatable("").__index == string, debug.getmetatable(1)) print(debug.setmetatable(1,{__index={foo="num"}}), (2).foo) debug.setmetatable(1,nil) t(debug.setmetatable,1,1)
print(type(debug.getregistry())) print(debug.gethook()) debug.sethook() print(debug.getuservalue(1)) print(debug.getuservalue(io.stdout)) print(debug.setuservalue(io.stdout, 1)) t(debug.setuservalue,1,1)
local mt = setmetatable({}, {__add=function(a,b) error("addfail") end, __index=function(t,k) error("idx") end})
print(select(2,xpcall(function() return mt + 1 end, debug.traceback))) print(select(2,xpcall(function() return mt.x end, debug.traceback)))
print(select(2,xpcall(function() for i in function() error("it") end do end end, debug.traceback)))
print(select(2,xpcall(function() table.sort({3,2,1}, function(a,b) error("cmp") end) end, debug.traceback)))
print(select(2,xpcall(function() string.rep() end, debug.traceback)))
print(select(2,xpcall(function() local s = string.rep s() end, debug.traceback)))
print(select(2,pcall(function() xpcall(function() error("in1") end, function(m) print(debug.traceback("H1")) print(xpcall(function() print(debug.traceback("inner")) end, print)) return m end) end)))
