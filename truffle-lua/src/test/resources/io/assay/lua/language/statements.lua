--- multiple assignment evaluates before it assigns (3.3.3)
local a = {}
local i = 3
i, a[i] = i + 1, 20
local x, y = 1, 2
x, y = y, x
return i, a[3], a[4], x, y
--> 4,20,nil,2,1
--- missing values are nil, surplus ones are evaluated and dropped
local n = 0
local function f() n = n + 1 return n end
local a, b, c = f(), f()
local d = f(), f()
return a, b, c, d, n
--> 1,2,nil,3,4
--- numeric for over integers, floats and limits (3.3.5)
local s = ""
for i = 1, 3 do s = s .. i end
for i = 3, 1, -1 do s = s .. i end
for i = 1, 2, 0.5 do s = s .. "," .. i end
for i = 1, 0 do s = "never" end
for i = math.maxinteger - 1, math.maxinteger do s = s .. "m" end
for i = math.mininteger, math.mininteger + 1 do s = s .. "n" end
for i = 1, math.huge do if i > 2 then break end s = s .. "h" end
for i = 1, -math.huge, -1 do if i < 0 then break end s = s .. "l" end
return s
--> 123321,1.0,1.5,2.0mmnnhhll
--- numeric for with large steps does not overflow
local n = 0
for i = math.mininteger, math.maxinteger, math.maxinteger do n = n + 1 end
for i = math.maxinteger, math.mininteger, math.mininteger do n = n + 10 end
return n
--> 23
--- each turn has a fresh variable
local fs = {}
for i = 1, 3 do fs[#fs + 1] = function() return i end end
for _, v in ipairs({"a", "b"}) do fs[#fs + 1] = function() return v end end
return fs[1](), fs[2](), fs[3](), fs[4](), fs[5]()
--> 1,2,3,a,b
--- generic for with a function, a state and a control value
local s = ""
for k, v, w in function(t, k) if k < t then return k + 1, k * 2 end end, 3, 0 do
  s = s .. k .. v .. tostring(w) .. " "
end
return s
--> 10nil 22nil 34nil 
--- pairs may assign nil to what it stands on
local t = {1, 2, 3, a = 4, b = 5, [100] = 6}
local n = 0
for k in pairs(t) do t[k] = nil n = n + 1 end
return n, next(t)
--> 6,nil
--- while, repeat, break; until sees the body's locals
local i, n = 0, 0
while true do i = i + 1 if i > 5 then break end end
repeat local done = n >= 3 n = n + 1 until done
return i, n
--> 6,4
--- goto as continue, and out of nested loops (3.3.4)
local s = ""
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto continue end
    if i == 3 then goto out end
    s = s .. i .. j .. " "
    ::continue::
  end
end
::out::
return s
--> 11 13 21 23 
--- goto backwards is a loop, closures keep their own variable
local fs, i = {}, 1
::top::
local x = i
fs[i] = function() return x end
i = i + 1
if i <= 3 then goto top end
return fs[1](), fs[2](), fs[3]()
--> 1,2,3
--- goto back over a to-be-closed variable closes it
local log = ""
local n = 0
do
  ::again::
  local c <close> = setmetatable({}, {__close = function() log = log .. "c" .. n end})
  n = n + 1
  if n < 3 then goto again end
end
return log
--> c1c2c3
--- a block has its scope (3.5)
local x = 1
do local x = 2 x = 3 end
if true then local x = 4 end
return x
--> 1
--- global declarations (5.5)
global print, tostring
global y
y = 5
return y
--> 5
--- a global that is not declared
global print
x = 1
--! case:2: variable 'x' not declared
--- a global declared with a value must be new
global a_new_global = 7
global a_new_global = 8
--! case:2: global 'a_new_global' already defined
--- constants
local x <const> = 5
local y <const> = x + 1
return x, y
--> 5,6
--- assigning to a constant
local x <const> = 5
x = 6
--! case:2: attempt to assign to const variable 'x'
--- loop variables are read-only (5.5)
for i = 1, 2 do i = 3 end
--! case:1: attempt to assign to const variable 'i'
--- close runs in reverse order with the error (3.3.8)
local log = {}
local function closable(name)
  return setmetatable({}, {__close = function(_, e) log[#log + 1] = name .. ":" .. tostring(e) end})
end
local ok, err = pcall(function()
  local a <close> = closable("a")
  local b <close> = closable("b")
  error("oops", 0)
end)
do local c <close> = closable("c") end
local function f() local d <close> = closable("d") return "r" end
local r = f()
log[#log + 1] = r
for i = 1, 2 do local e <close> = closable("e" .. i) if i == 1 then goto next end break ::next:: end
return ok, err, table.concat(log, " ")
--> false,oops,b:oops a:oops c:nil d:nil r e1:nil e2:nil
--- a value that cannot be closed
local x <close> = 42
--! case:1: variable 'x' got a non-closable value
--- the fourth value of a generic for is closed
local log = ""
local closing = setmetatable({}, {__close = function() log = log .. "closed" end})
for i in function(_, i) if i < 3 then return i + 1 end end, nil, 0, closing do
  if i == 2 then break end
  log = log .. i
end
return log
--> 1closed
--- a hundred thousand turns of each loop
local a, b, c = 0, 0, 0
for i = 1, 100000 do a = a + 1 end
while b < 100000 do b = b + 1 end
repeat c = c + 1 until c == 100000
return a, b, c
--> 100000,100000,100000
--- a queue that runs empty from the front goes on
local q, first, last, seen = {}, 1, 0, ""
for round = 1, 12 do
  for _ = 1, round % 3 + 1 do last = last + 1; q[last] = "e" .. last end
  while first <= last do seen = seen .. q[first]; q[first] = nil; first = first + 1 end
end
return #seen, seen:sub(1, 14), next(q)
--> 63,e1e2e3e4e5e6e7,nil
--- elements of a sequence come and go in any order, checked against string keys
local t, shadow, x, wrong = {}, {}, 42, 0
for _ = 1, 30000 do
  x = (x * 1103515245 + 12345) % 2147483648
  local key, what = x // 65536 % 24, x // 1024 % 7
  if key > 20 then
    t, shadow = {}, {}
  elseif what < 3 then
    t[key] = nil; shadow["k" .. key] = nil
  else
    local value = what == 3 and x or what == 4 and x / 4 or what == 5 and "s" .. x or true
    t[key] = value; shadow["k" .. key] = value
  end
  for k = 0, 20 do if t[k] ~= shadow["k" .. k] then wrong = wrong + 1 end end
  local n = #t
  if n > 0 and t[n] == nil or t[n + 1] ~= nil then wrong = wrong + 1 end
  local count = 0
  for k, v in pairs(t) do
    count = count + 1
    if shadow["k" .. k] ~= v then wrong = wrong + 1 end
  end
  for _ in pairs(shadow) do count = count - 1 end
  if count ~= 0 then wrong = wrong + 1 end
end
return wrong
--> 0
--- a class may change after objects of it were used
local Base = {}; Base.__index = Base
local Class = setmetatable({}, { __index = Base }); Class.__index = Class
function Base:name() return "base" end
local function make() return setmetatable({}, Class) end
local a, b, c = make(), make(), make()
local function name(o) return o:name() end
local s = ""
for _ = 1, 3 do s = s .. name(a) .. name(b) end
function Class:name() return "class" end
s = s .. name(a)
Class.name = nil
s = s .. name(c)
function Base:name() return "other" end
s = s .. name(b)
setmetatable(Class, nil)
return s, pcall(name, a) == false, a.missing
--> basebasebasebasebasebaseclassbaseother,true,nil
--- a class may learn to watch new fields after objects of it got some
local Class = {}; Class.__index = Class
local log = ""
local function make() local o = setmetatable({}, Class); o.x = 1; o.x = nil; o.x = 2; return o end
make(); make(); make()
Class.__newindex = function(o, k, v) log = log .. k; rawset(o, k, v) end
local o = make()
return log, o.x
--> xx,2
