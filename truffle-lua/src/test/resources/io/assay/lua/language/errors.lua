--- names in index errors
local t = {}
return select(2, pcall(function() local a; return a.b end)), select(2, pcall(function() return t.x.y end)), select(2, pcall(function() return nosuch.x end)), select(2, pcall(function() t.x.y = 1 end)), select(2, pcall(function() return t[1].z end))
--> case:2: attempt to index a nil value (local 'a'),case:2: attempt to index a nil value (field 'x'),case:2: attempt to index a nil value (global 'nosuch'),case:2: attempt to index a nil value (field 'x'),case:2: attempt to index a nil value (field 'integer index')
--- names in call errors
local t = {}
return select(2, pcall(function() nosuch() end)), select(2, pcall(function() t.f() end)), select(2, pcall(function() t:m() end)), select(2, pcall(function() t() end)), select(2, pcall(function() local f = 5; return f() end))
--> case:2: attempt to call a nil value (global 'nosuch'),case:2: attempt to call a nil value (field 'f'),case:2: attempt to call a nil value (method 'm'),case:2: attempt to call a table value (upvalue 't'),case:2: attempt to call a number value (local 'f')
--- arithmetic on what is no number
local t = {}
return select(2, pcall(function() return t + 1 end)), select(2, pcall(function() return 1 - t.y end)), select(2, pcall(function() return -t end)), select(2, pcall(function() return 1.5 | 1 end)), select(2, pcall(function() return t | 1 end)), select(2, pcall(function() return 1 // 0 end)), select(2, pcall(function() return 1 % 0 end))
--> case:2: attempt to perform arithmetic on a table value (upvalue 't'),case:2: attempt to perform arithmetic on a nil value (field 'y'),case:2: attempt to perform arithmetic on a table value (upvalue 't'),case:2: number has no integer representation,case:2: attempt to perform bitwise operation on a table value (upvalue 't'),case:2: attempt to divide by zero,case:2: attempt to perform 'n%0'
--- concatenation, comparison, length
local t = {}
return select(2, pcall(function() return "a" .. t end)), select(2, pcall(function() return t < t end)), select(2, pcall(function() return 1 < "2" end)), select(2, pcall(function() return #nil end)), select(2, pcall(function() return {} .. "x" end))
--> case:2: attempt to concatenate a table value (upvalue 't'),case:2: attempt to compare two table values,case:2: attempt to compare number with string,case:2: attempt to get length of a nil value,case:2: attempt to concatenate a table value
--- bad keys
local t = {}
return select(2, pcall(function() t[nil] = 1 end)), select(2, pcall(function() t[0/0] = 1 end)), select(2, pcall(function() return {[nil] = 1} end)), t[nil], t[0/0]
--> case:2: table index is nil,case:2: table index is NaN,case:2: table index is nil,nil,nil
--- error values of any type, levels and positions
local function f() error("lvl1") end
local function g() error("lvl2", 2) end
local function h() g() end
local t = {}
return select(2, pcall(f)), select(2, pcall(h)), select(2, pcall(error, t)) == t, select(2, pcall(error)), select(2, pcall(error, "raw", 0)), select(2, pcall(function() error(42) end))
--> case:1: lvl1,case:3: lvl2,true,<no error object>,raw,42
--- the line of an error is the operator's, the call's or the index's
local function f()
  local x = 1
    +
    nil
end
local function g()
  return undefined
    (1)
end
return select(2, pcall(f)), select(2, pcall(g))
--> case:3: attempt to perform arithmetic on a nil value,case:8: attempt to call a nil value (global 'undefined')
--- xpcall gives the handler the error
local function handler(e) return "handled: " .. e end
return xpcall(function(a, b) error(a .. b, 0) end, handler, "x", "y")
--> false,handled: xy
--- nested pcall, rethrow
local ok, e = pcall(function()
  local ok, e = pcall(error, "inner", 0)
  error("outer(" .. e .. ")", 0)
end)
return ok, e
--> false,outer(inner)
--- endless recursion is an error that can be caught
local function f() return 1 + f() end
local ok, e = pcall(f)
return ok, (tostring(e):match("stack overflow"))
--> false,stack overflow
--- endless recursion in a metamethod and through pcall
local t = setmetatable({}, {})
getmetatable(t).__index = function(t, k) return t[k] + 1 end
local ok, e = pcall(function() return t.x end)
return ok, (tostring(e):match("stack overflow"))
--> false,stack overflow
--- errors in library functions have the caller's position
return select(2, pcall(function() string.rep() end)), select(2, pcall(function() ("x"):rep({}) end)), select(2, pcall(string.rep))
--> case:1: bad argument #1 to 'rep' (string expected, got no value),case:1: bad argument #1 to 'rep' (number expected, got table),bad argument #1 to 'string.rep' (string expected, got no value)
--- syntax errors
return select(2, load("x = = 1", "=s")), select(2, load("if x then\n\nfor", "=s")), select(2, load("x = 'abc", "=s")), select(2, load("goto nowhere", "=s")), select(2, load("if a then b()", "=s"))
--> s:1: unexpected symbol near '=',s:3: <name> expected near <eof>,s:1: unfinished string near <eof>,s:1: no visible label 'nowhere' for <goto> at line 1,s:1: 'end' expected near <eof>
