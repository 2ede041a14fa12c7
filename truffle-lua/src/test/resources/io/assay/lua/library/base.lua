--- pairs gives four values
return select("#", pairs({})), select("#", pairs(setmetatable({}, {__pairs = function() return 1 end})))
--> 4,4
--- pairs takes the metamethod's closing value
local closed = "open"
local value = setmetatable({}, {__close = function() closed = "closed" end})
local t = setmetatable({}, {__pairs = function() return function() end, nil, nil, value end})
for _ in pairs(t) do end
return closed
--> closed
--- ipairs gives one and the same iterator
return ipairs({}) == ipairs({1}), (pairs({})) == next
--> true,true
--- ipairs respects __index and stops at nil
local seen = {}
for i, v in ipairs(setmetatable({1}, {__index = function(_, k) return k < 4 and k * 10 or nil end})) do
  seen[#seen + 1] = i .. "=" .. v
end
return table.concat(seen, " ")
--> 1=1 2=20 3=30
--- next survives removal during traversal
local t = {}
for i = 1, 50 do t[i] = i; t["k" .. i] = i end
local count = 0
for k in next, t do t[k] = nil; count = count + 1 end
return count, next(t)
--> 100,nil
--- nil is no error
return pcall(error)
--> false,<no error object>
--- error values pass through unchanged
local t = {}
return select(2, pcall(error, t)) == t, select(2, pcall(error, 12)), select(2, pcall(error, false))
--> true,12,false
--- levels of error
local function raise(level) error("at", level) end
local function outer(level) raise(level) end
return select(2, pcall(outer, 1)), select(2, pcall(outer, 2)), select(2, pcall(outer, 0)), select(2, pcall(outer, 50))
--> case:1: at,case:2: at,at,at
--- an unknown value in a protected call
return pcall(1)
--> false,attempt to call a number value
--- a handler gets the value and gives the result
return xpcall(function() error({code = 7}) end, function(e) return e.code, 2 end)
--> false,7
--- arguments of xpcall
return xpcall(function(...) return select("#", ...), ... end, print, 1, nil, 3)
--> true,3,1,nil,3
--- an error in a handler is handled again
local n = 0
return xpcall(error, function(m) n = n + 1; if n < 3 then error("again") end return m .. n end, "first")
--> false,case:2: again3
--- a handler that always fails
return xpcall(error, function() error("no") end)
--> false,error in error handling
--- a full stack is an error like any other
local function deep(n) return 1 + deep(n + 1) end
return pcall(deep, 1)
--> false,case:1: stack overflow
--- a full stack in a coroutine
local function deep(n) return 1 + deep(n + 1) end
return coroutine.resume(coroutine.create(deep), 1)
--> false,case:1: stack overflow
--- load names its chunks
local function name(text, chunkname) return select(2, load(text, chunkname)):match("^(.*):%d+:") end
return name("=", nil), name("x\n=", nil), name("=", "=custom"), name("=", "@dir/file.lua"), name("x=", ("y"):rep(80)), name("x=", "=" .. ("y"):rep(80)), name("x=", "@" .. ("y"):rep(80) .. "z")
--> ,[string "x..."],custom,dir/file.lua,[string "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy..."],yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy,...yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyz
--- load with an environment
local env = {x = 5}
load("y = x + 1", "=c", "t", env)()
return env.y, y, pcall(load("return x", "=c", "t", nil))
--> 6,nil,false,c:1: attempt to index a nil value (upvalue '_ENV')
--- load reads pieces until one is empty
local pieces, i = {"return ", "1 ", "+ 2", "", "error"}, 0
return load(function() i = i + 1; return pieces[i] end)(), i
--> 3,4
--- load keeps bytes that are no text
return load("return '\xff\xfe\0x'")() == "\xff\xfe\0x"
--> true
--- load takes no file preamble
return load("#!shell\nreturn 1", "=c")
--> nil,c:1: unexpected symbol near '#'
--- compiled chunks are not taken
return load("\27Lua", "=c")
--> nil,c: bad binary format (truncated chunk)
--- loadfile and dofile skip a file's preamble
local name = os.tmpname()
local f = io.open(name, "wb")
f:write("\xef\xbb\xbf#!/bin/lua\nlocal a = ...; return a, debug.getinfo(1, 'l').currentline")
f:close()
local a, line = loadfile(name)(5)
local b, second = dofile(name)
os.remove(name)
return a, line, b, second
--> 5,2,nil,2
--- collectgarbage answers every option
return collectgarbage("count") > 0, collectgarbage(), type(collectgarbage("step")), collectgarbage("isrunning"), collectgarbage("stop"), collectgarbage("isrunning"), collectgarbage("restart"), collectgarbage("isrunning")
--> true,0,boolean,true,0,false,0,true
--- modes and parameters of the collector
return collectgarbage("incremental"), collectgarbage("generational"), collectgarbage("incremental"), collectgarbage("param", "pause", 100) > 0, collectgarbage("param", "pause"), pcall(collectgarbage, "param", "x")
--> incremental,incremental,generational,true,100,false,bad argument #2 to 'collectgarbage' (invalid option 'x')
--- select
return select("#"), select("#", nil, nil), select(2, 1, 2, 3), select(-1, 1, 2), select(5, 1)
--> 0,2,2,2
--- tonumber
return tonumber("0x10"), tonumber("  12  "), tonumber("1e1"), tonumber("z", 36), tonumber("8", 8), tonumber(""), tonumber("1 2"), tonumber("-ff", 16), tonumber({}), tonumber("10", 2), math.type(tonumber("3.0"))
--> 16,12,10.0,35,nil,nil,nil,-255,nil,2,float
--- tostring
local t = setmetatable({}, {__name = "Kind"})
return tostring(t):match("^Kind: 0x%x+$") ~= nil, tostring(nil), tostring(1e15), tostring(-0.0), tostring(setmetatable({}, {__tostring = function() return "me" end}))
--> true,nil,1e+15,-0.0,me
--- raw access sees no metamethods
local t = setmetatable({}, {__index = function() return 1 end, __newindex = function() end, __len = function() return 9 end, __eq = function() return true end})
rawset(t, "a", 2)
return t.b, rawget(t, "b"), rawget(t, "a"), #t, rawlen(t), rawlen("abc"), t == setmetatable({}, getmetatable(t)), rawequal(t, {}), rawequal(1, 1.0), rawequal("a", "a")
--> 1,nil,2,9,0,3,true,false,true,true
--- protected metatables
local t = setmetatable({}, {__metatable = "mine"})
return getmetatable(t), pcall(setmetatable, t, nil)
--> mine,false,cannot change a protected metatable
--- metatables come and go
local t = setmetatable({}, {__index = {a = 1}})
local before = t.a
return before, setmetatable(t, nil) == t, t.a, getmetatable(t), getmetatable("").__index == string
--> 1,true,nil,nil,true
--- assert
return select("#", assert(1, nil, 3)), select(2, pcall(assert, false)), select(2, pcall(assert, nil, 5))
--> 3,assertion failed!,5
--- globals
return _G._G == _G, _VERSION
--> true,Lua 5.5
