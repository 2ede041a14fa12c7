--- varargs (3.4.11)
local function f(...)
  local a, b = ...
  local t = {...}
  return select("#", ...), a, b, #t, ...
end
return f(7, nil, 9)
--> 3,7,nil,3,7,nil,9
--- a named vararg parameter is a table (5.5)
local function f(first, ...rest)
  rest[1] = rest[1] * 10
  return first, rest.n, rest[1], ...
end
return f("x", 1, 2)
--> x,2,10,10,2
--- missing and surplus arguments
local function f(a, b) return a, b end
return (select("#", f(1))), f(1, 2, 3)
--> 2,1,2
--- upvalues are shared and outlive their function
local function counter()
  local n = 0
  return function() n = n + 1 return n end, function() return n end
end
local inc, get = counter()
inc() inc()
local inc2 = counter()
return get(), inc2(), get()
--> 2,1,2
--- recursion through a local function
local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end
return fact(20)
--> 2432902008176640000
--- a tail call takes no stack (3.4.10)
local function loop(n, acc) if n == 0 then return acc end return loop(n - 1, acc + 1) end
return loop(1000000, 0)
--> 1000000
--- tail calls of methods, through pcall and between functions
local o = {}
function o:even(n) if n == 0 then return true end return self:odd(n - 1) end
function o:odd(n) if n == 0 then return false end return self:even(n - 1) end
return o:even(100001), select(2, pcall(o.even, o, 100000))
--> false,true
--- a tail call keeps several results
local function three() return 1, 2, 3 end
local function tail() return three() end
return tail(), (tail())
--> 1,1
--- method definitions and calls
local A = {v = 1}
function A.new(v) return setmetatable({v = v}, {__index = A}) end
function A:get(k) return self.v * k end
A.sub = {}
function A.sub.deep(x) return x end
return A.new(5):get(3), A:get(2), A.sub.deep "lit", #A.sub.deep{1, 2}
--> 15,2,lit,2
--- recursion on the main stack and in a coroutine
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
local co = coroutine.wrap(function() return depth(150) end)
return depth(400), co()
--> 400,150
--- environments (2.2)
local function f()
  local _ENV = {y = 3}
  x = 4
  return x + y
end
local env = {}
local g = load("z = 1; return z, print", "g", "t", env)
return f(), x, env.z, g()
--> 7,nil,nil,1,nil
--- a function with two hundred locals and many upvalues
local src = {"local s = 0\n"}
for i = 1, 190 do src[#src + 1] = "local v" .. i .. " = " .. i .. "\n" end
src[#src + 1] = "return function() return s"
for i = 1, 100 do src[#src + 1] = " + v" .. i end
src[#src + 1] = " end"
return load(table.concat(src))()()
--> 5050
--- too many locals
local src = {}
for i = 1, 201 do src[#src + 1] = "local v" .. i end
local f, e = load(table.concat(src, "\n"), "=big")
return f, (e:match("too many local variables %(limit is 200%) in main function"))
--> nil,too many local variables (limit is 200) in main function
