--- floor and ceil
return math.floor(3.7), math.ceil(3.2), math.floor(-3.5), math.ceil(-3.5), math.floor(5), math.floor("3.7"), math.type(math.floor(1e300)), math.ceil(-0.5)
--> 3,4,-4,-3,5,3,float,0
--- abs, fmod, modf
return math.abs(-5), math.abs(-5.5), math.abs(math.mininteger), math.fmod(-7, 3), math.fmod(7, -3.0), math.fmod(math.mininteger, -1), math.modf(-3.25)
--> 5,5.5,-9223372036854775808,-1,1.0,0,-3,-0.25
--- modf of what has no fraction
return table.concat({math.modf(5)}, " "), table.concat({math.modf(1 / 0)}, " "), table.concat({math.modf(1e300)}, " ")
--> 5 0.0,inf 0.0,1e+300 0.0
--- the two kinds of number
return math.type(1), math.type(1.0), math.type("1"), math.tointeger(3.0), math.tointeger(3.5), math.tointeger("8"), math.tointeger({}), math.ult(1, -1)
--> integer,float,nil,3,nil,8,nil,true
--- max and min
return math.max(1, 2.5, -1), math.min(3, 1, 2), math.max(2, 2.0), math.max(2.0, 2), math.min(1.5), math.max(1, 2, 3, 4)
--> 2.5,1,2,2.0,1.5,4
--- max and min compare as < does
local mt = {__lt = function(a, b) return a.v < b.v end}
local a, b = setmetatable({v = 1}, mt), setmetatable({v = 2}, mt)
return math.max(a, b) == b, math.min(a, b) == a, math.max("a", "b"), select(2, pcall(math.max, 1, "x")), select(2, pcall(math.max))
--> true,true,b,attempt to compare number with string,bad argument #1 to 'math.max' (value expected)
--- max and min of NaN depend on the order, as < does
local nan = 0 / 0
return math.max(1, nan), math.max(nan, 1) ~= math.max(nan, 1), math.min(1, nan)
--> 1,true,1
--- trigonometry
return math.sin(0), math.cos(0), math.atan(1) == math.pi / 4, math.atan(0, -1) == math.pi, math.deg(math.pi), math.rad(180) == math.pi, math.acos(1), math.asin(1) == math.pi / 2
--> 0.0,1.0,true,true,180.0,true,0.0,true
--- exp, log, sqrt
return math.exp(0), math.log(1), math.log(8, 2), math.log(1000, 10), math.log(2 ^ -1074, 2), math.log(1 << 40, 2), math.sqrt(16), math.log(27, 3), math.log(0)
--> 1.0,0.0,3.0,3.0,-1074.0,40.0,4.0,3.0,-inf
--- logarithms of all powers of two are exact
for i = -1074, 1023 do
  if math.log(2.0 ^ i, 2) ~= i then return i end
end
return "fine"
--> fine
--- frexp and ldexp
local function f(x) return table.concat({math.frexp(x)}, " ") end
return f(8), f(-3), f(0), f(2 ^ -1074), f(1 / 0), math.ldexp(0.5, 4), math.ldexp(1, -1074) == 2 ^ -1074, math.ldexp(1, 5000)
--> 0.5 4,-0.75 2,0.0 0,0.5 -1073,inf 0,8.0,true,inf
--- constants
return math.pi, math.huge, math.maxinteger, math.mininteger
--> 3.1415926535897931,inf,9223372036854775807,-9223372036854775808
--- random numbers of a seed
math.randomseed(42)
return math.random(0), math.random(), math.random(100), math.random(3, 9), math.random(math.mininteger, math.maxinteger), math.random(1 << 40)
--> -1276290044721465627,0.45178389935924312,76,8,2164128405858571189,870823234112
--- seeds
local a, b = math.randomseed(7, 8)
local x = math.random(0)
math.randomseed(7.0, "8")
local y = math.random(0)
math.randomseed(7)
local c, d = math.randomseed()
return a, b, x == y, x == math.random(0), math.type(c), math.type(d), math.randomseed(2 ^ 0.5) ~= 1
--> 7,8,true,false,integer,integer,true
--- ranges of random numbers
local low, high, below = 10, 0, true
for _ = 1, 1000 do
  local n = math.random(-5, 5)
  low, high = math.min(low, n), math.max(high, n)
  local f = math.random()
  below = below and f >= 0 and f < 1
end
return low, high, below, math.random(3, 3)
--> -5,5,true,3
--- errors of random
local function m(...) return (select(2, pcall(math.random, ...))) end
return m(2, 1), m(-5), m(1.5), m(1, 2, 3), m({})
--> bad argument #1 to 'math.random' (interval is empty),bad argument #1 to 'math.random' (interval is empty),bad argument #1 to 'math.random' (number has no integer representation),wrong number of arguments,bad argument #1 to 'math.random' (number expected, got table)
--- errors
local function m(f, ...) return (select(2, pcall(f, ...))) end
return m(math.floor), m(math.floor, "x"), m(math.fmod, 1, 0), m(math.sqrt, {}), m(math.ult, 1.5, 2), m(math.type), m(math.tointeger)
--> bad argument #1 to 'math.floor' (number expected, got no value),bad argument #1 to 'math.floor' (number expected, got string),bad argument #2 to 'math.fmod' (zero),bad argument #1 to 'math.sqrt' (number expected, got table),bad argument #1 to 'math.ult' (number has no integer representation),bad argument #1 to 'math.type' (value expected),bad argument #1 to 'math.tointeger' (value expected)
