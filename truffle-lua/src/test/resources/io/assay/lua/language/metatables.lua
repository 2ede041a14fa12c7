--- __index as a table, as a function, and in a chain (2.4)
local A = {a = 1}
local B = setmetatable({b = 2}, {__index = A})
local C = setmetatable({}, {__index = B})
local D = setmetatable({}, {__index = function(t, k) return k .. "!" end})
return C.a, C.b, C.c, D.x, D[1], rawget(D, "x")
--> 1,2,nil,x!,1!,nil
--- __newindex as a table and as a function
local store = {}
local t = setmetatable({old = 1}, {__newindex = store})
t.old = 2 t.new = 3 t[1] = 4
local log = ""
local u = setmetatable({}, {__newindex = function(t, k, v) log = log .. k .. "=" .. v .. " " rawset(t, k, v) end})
u.x = 1 u.x = 2 u[1] = 3
return t.old, rawget(t, "new"), store.new, store[1], log, u.x
--> 2,nil,3,4,x=1 1=3 ,2
--- a field set to nil goes through __newindex again
local log = 0
local t = setmetatable({}, {__newindex = function(t, k, v) log = log + 1 rawset(t, k, v) end})
t.x = 1 t.x = nil t.x = 2
return log, t.x
--> 2,2
--- arithmetic and bitwise metamethods
local mt = {}
for _, e in ipairs{"add", "sub", "mul", "div", "mod", "pow", "idiv", "band", "bor", "bxor", "shl", "shr", "concat"} do
  mt["__" .. e] = function(a, b) return e end
end
mt.__unm = function(a, b) return rawequal(a, b) and "unm" end
mt.__bnot = function() return "bnot" end
local x = setmetatable({}, mt)
return x + 1, 1 - x, x * x, x / 2, x % 2, x ^ 2, x // 2, x & 1, 1 | x, x ~ 1, x << 1, 1 >> x, x .. "s", "s" .. x, 1 .. x, -x, ~x
--> add,sub,mul,div,mod,pow,idiv,band,bor,bxor,shl,shr,concat,concat,concat,unm,bnot
--- comparison metamethods
local mt = {__lt = function(a, b) return a.v < b.v end, __le = function(a, b) return a.v <= b.v end, __eq = function(a, b) return a.v == b.v end}
local function n(v) return setmetatable({v = v}, mt) end
return n(1) < n(2), n(2) > n(1), n(1) <= n(1), n(1) >= n(2), n(1) == n(1), n(1) ~= n(2), n(1) == 1
--> true,true,true,false,true,true,false
--- __len, __call, __tostring, __name
local t = setmetatable({}, {__len = function() return 42 end, __call = function(self, a, b) return a + b end, __tostring = function() return "T!" end})
local u = setmetatable({}, {__name = "My.Type"})
return #t, t(1, 2), tostring(t), (tostring(u):gsub("0x%x+", "P"))
--> 42,3,T!,My.Type: P
--- __call of a callable, with method syntax and tail calls
local callable = setmetatable({}, {__call = setmetatable({}, {__call = function(self, inner, x) return x end})})
local o = {m = setmetatable({}, {__call = function(self, obj, x) return x end})}
local function tail() return o:m("tail") end
return callable(5), o:m(6), tail()
--> 5,6,tail
--- __pairs, and pairs of a table with a metatable
local t = setmetatable({}, {__pairs = function(t) return function(_, k) if not k then return 1, "one" end end, t, nil end})
local s = ""
for k, v in pairs(t) do s = s .. k .. v end
for k, v in pairs(setmetatable({5}, {})) do s = s .. k .. v end
return s
--> 1one15
--- __metatable hides and protects
local t = setmetatable({}, {__metatable = "locked"})
return getmetatable(t), pcall(setmetatable, t, {})
--> locked,false,cannot change a protected metatable
--- strings have a metatable
local s = "hello"
return s:upper(), ("x"):rep(3), s.len == string.len, #s:sub(2)
--> HELLO,xxx,true,4
--- metamethods of an index chain see the right receiver
local log = {}
local base = setmetatable({}, {__index = function(t, k) log[#log + 1] = rawequal(t, base_table) return k end})
base_table = base
local d = setmetatable({}, {__index = base})
return d.x, log[1]
--> x,true
--- a loop in __index is found
local t = {}
setmetatable(t, {__index = t})
t.__index = t
local a = setmetatable({}, {}) 
local b = setmetatable({}, {__index = a})
getmetatable(a).__index = b
return select(2, pcall(function() return a.x end))
--> case:7: '__index' chain too long; possible loop
--- changing a class after its methods were used
local C = {}
C.__index = C
function C:m() return 1 end
local o = setmetatable({}, C)
local r = {}
for i = 1, 6 do
  r[i] = o:m()
  if i == 2 then function C:m() return 2 end end
  if i == 4 then o.m = function() return 3 end end
end
return table.concat(r)
--> 112233
