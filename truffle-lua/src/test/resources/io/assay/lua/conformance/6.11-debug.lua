-- The debug library (manual section 6.11)

-- functions without debug information
is([[local f = load(string.dump(load("local x = 1\n\nreturn x"), true)); local t = debug.getinfo(f, "SlLu"); return t.source, t.short_src, t.what, t.linedefined, t.lastlinedefined, t.currentline, next(t.activelines), t.nups]], [[> "=?", "?", "main", 0, 0, -1, nil, 1]])
is([[local f = load(string.dump(load("return function(a)\n return debug.getlocal(1, 1) end"), true))(); local t = debug.getinfo(f, "S"); return t.what, t.linedefined, t.lastlinedefined, t.source, debug.getlocal(f, 1), f(5)]], [[> "Lua", 1, 2, "=?", nil, "(temporary)", 5]])
is([[local f = load(string.dump(load("local a = 7; return function() return a end"), true))(); return debug.getupvalue(f, 1)]], [[> "(no name)", 7]])
is([[local f = load(string.dump(load("local a = 7; return function() return a end"), true))(); return debug.setupvalue(f, 1, 8), f()]], [[> "(no name)", 8]])
is([[local f = load(string.dump(load("local t = {}\nreturn t.x.y"), true)); return pcall(f)]], [[> false, "?:?: attempt to index a nil value (field 'x')"]])
is([[local f = load(string.dump(load("error('x')"), true)); return pcall(f)]], [[> false, "x"]])
is([[local f = load(string.dump(load("local function g()\n return debug.traceback('t') .. ''\n end\n return g() .. ''"), true)); return (f():gsub("\n%s*%[C%]: in function 'pcall'.*", ""))]], [[> "t\nstack traceback:\n\9?: in local 'g'\n\9?: in local 'f'\n\9c:1: in main chunk"]])
is([=[local f = load(string.dump(load("local a = 1\nlocal b = 2\nfor i = 1, 2 do\n a = b\n end"), true)); local t = {}; debug.sethook(function(e, l) t[#t + 1] = l == nil and "nil" or l > 0 and "line" end, "l"); f(); debug.sethook(); return #t > 0, t[1]]=], [[> true, "nil"]])
is([[local f = load(string.dump(load("return debug.getinfo(1, 'l').currentline, debug.getinfo(1, 'n').name"), true)); return f()]], [[> -1, nil]])
is([[local f = load(string.dump(load(string.dump(load("return debug.getinfo(1, 'S').short_src"), true)))); return f()]], [[> "?"]])
-- chains of __call, and vararg functions
is([[local t = setmetatable({}, {__call = function(...) local i = debug.getinfo(1, "t"); return i.extraargs, select("#", ...) end}); local a, b = t(1, 2); return a, b]], [[> 1, 3]])
is([[local t = setmetatable({}, {__call = setmetatable({}, {__call = function(...) local i = debug.getinfo(1, "t"); return i.extraargs, select("#", ...) end})}); local a, b = t(1, 2); return a, b]], [[> 2, 4]])
is([[local function f() local i = debug.getinfo(1, "t"); return i.extraargs, i.istailcall end; local a, b = f(); return a, b]], [[> 0, false]])
is([[local t = setmetatable({}, {__call = function(...) local i = debug.getinfo(1, "t"); return i.extraargs end}); return pcall(t)]], [[> true, 1]])
is([[local function f(a, ...) local b = 1; local r = {}; for i = 1, 4 do r[i] = debug.getlocal(1, i) end; return table.concat(r, " ") end; return f(5, 6, 7)]], [[> "a (vararg table) b r"]])
is([[local function f(a, ...t) local b = 1; local r = {}; r[1] = debug.getlocal(1, 2); r[2] = debug.getlocal(1, 3); return table.concat(r, " "), t.n end; return f(5, 6, 7)]], [[> "t b", 2]])
is([[return debug.getlocal(function(a, ...) end, 1), debug.getlocal(function(a, ...) end, 2)]], [[> "a", nil]])
is([[local a = 1; return debug.getlocal(1, 1)]], [[> "a", 1]])

