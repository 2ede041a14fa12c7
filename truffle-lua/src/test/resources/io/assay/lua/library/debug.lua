--- info of a level
local i = debug.getinfo(1, "Sl")
return i.source, i.short_src, i.what, i.currentline, i.linedefined
--> =case,case,main,1,0
--- info of a function
local function f(a, b, ...)
  return a
end
local i = debug.getinfo(f)
return i.what, i.linedefined, i.lastlinedefined, i.nparams, i.isvararg, i.nups, i.func == f, i.currentline
--> Lua,1,3,2,true,0,true,-1
--- active lines
local function f(a)
  local b = a

  if b then
    return 1
  end
end
local lines = {}
for line in pairs(debug.getinfo(f, "L").activelines) do lines[#lines + 1] = line end
table.sort(lines)
return table.concat(lines, " ")
--> 2 4 5 7
--- a hook is set, told and taken away
local function hook() end
debug.sethook(hook, "crl", 7)
local set, mask, count = debug.gethook()
return select("#", debug.sethook()), set == hook, mask, count, debug.gethook()
--> 0,true,crl,7,nil
--- the registry
local r = debug.getregistry()
return r == debug.getregistry(), r._LOADED == package.loaded, r[2] == _G
--> true,true,true
--- a traceback ends where the coroutine begins
local text = coroutine.wrap(function() return debug.traceback("in") end)()
return text
--> in
stack traceback:
	case:1: in function <case:1>
--- locals that are written live on in closures and loops
local function f()
  local n, s, t = 1, "a", {}
  local function get() return t end
  for i = 1, 3 do
    debug.setlocal(1, 1, n + 0.5)
    debug.setlocal(1, 2, i)
    debug.setlocal(1, 3, s)
  end
  return n, s, get()
end
return f()
--> 2.5,3,3
