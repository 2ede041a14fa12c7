-- Texts of run-time errors: which variable, which operand, which argument they name. Left out is what
-- Lua 5.5 words otherwise than 5.4: error(nil), loops in __index, positions in table.remove.
local function try(source)
  local chunk, message = load(source, "=s")
  if not chunk then print(source, "syntax", message) return end
  local ok, message = pcall(chunk)
  print(source, ok, (tostring(message):gsub("0x%x+", "ADDRESS")))
end
_G.try = try
T = {x=1}
for snippet in ([==[
x.y=1
x.y.z=1
local a; a.b=1
local a; return a.b.c
local a={} ; return a.b.c
local a={} ; a.b.c=1
local a={} ; a.b.c.d=1
local a={} ; return a.b[1]
local a={} ; return a[1][2]
local a={} ; local k='k' return a[k][2]
local a={} ; local k=1 return a[k].x
return (nil)[1]
return ("x").y.z
return (1).x
return ({}).x.y
local a; return function() return a.x end
local a; return (function() return a.x end)()
local a; return (function() return a() end)()
local a; return (function() a.x=1 end)()
local a; return (function() return a+1 end)()
f()
a.b()
a.b.c()
local t={} t.x()
local t={} t.x.y()
local t={} t:x()
local t={} t.x:y()
local t={} t[1]()
local k="k" local t={} t[k]()
local t={} t["a b"]()
(1)()
("x")()
({})()
(function() end)()()
string.foo()
string.foo.bar()
("x"):foo()
local s="x" s:foo()
local s="x" s.foo.bar=1
math.sin:x()
return nil+1
return 1+nil
return 1+{}
return {}+1
return {}+{}
local a,b={},{} return a+b
local a="x" return a+1
local a="x" return 1+a
local a="10" return a+{}
local a="10" return {}+a
local a="x" return a+{}
return "x"+"y"
return "x"+1
return -{}
return -"x"
local a return -a
return -nil
return #nil
return #1
local a=1 return #a
return #T.x
return ~1.5
return ~"x"
return ~"1.5"
return ~{}
local a return ~a
return 1.5|1
return 1|1.5
return "1.5"|1
return 1|"x"
local a,b=1,1.5 return a|b
local a,b=1,nil return a|b
local a,b=1,{} return b&a
local a,b="x",{} return b&a
local a,b="x",{} return a&b
return 2^53|2^70
local x=2^70 return x|1
local x=2^70 return 1|x
return T.y|1
return T.x|T.y
return 1<<{}
return 1<<"a"
return {}>>1
return 1//0
return 1%0
local a,b=1,0 return a//b
local a,b=1,0 return a%b
return "1"//0
return 1 .. {}
return {} .. 1
return nil .. "x"
local a return a .. "x"
local a return "x" .. a
local a return "x" .. a .. "y"
local a,b="x",{} return a .. b .. a
local a,b="x",{} return a .. a .. b
local a,b="x",{} return b .. a .. a
return "a" .. T.y
return T.y .. "a"
return T.y .. T.z
return 1<{}
return {}<1
return {}<{}
return nil<1
return 1<nil
return nil<nil
return "a"<1
return 1<"a"
return {}<"a"
return print<print
return true<false
return 1<=nil
return 1>nil
return nil>1
return nil>=1
return 1>={}
for i=1,nil do end
for i=nil,1 do end
for i=1,2,nil do end
for i=1,2,0 do end
for i=1,"2" do end
for i="1",2 do end
for i=1,2,"x" do end
for i=1.0,2,0 do end
for i=1,{} do end
for i in nil do end
for i in 1 do end
for i in {} do end
for i in T do end
local t={} for i in t.x do end
for i in print,1 do error("x") end
local t={} t[nil]=1
local t={} t[0/0]=1
local t={} rawset(t,nil,1)
local t={[nil]=1}
local t={[0/0]=1}
local t=setmetatable({},{__index=function(t,k) error("idx "..k) end}) return t.foo
local t=setmetatable({},{__index=function(t,k) return k+{} end}) return t.foo
local t=setmetatable({},{__add=function(a,b) return a.x.y end}) return t+1
local t=setmetatable({},{__call=1}) t()
local t=setmetatable({},{__index=1}) return t.x
local t=setmetatable({},{__index=1}) return t.x.y
local t=setmetatable({},{__newindex=1}) t.x=1
local a,b=setmetatable({},{}),1 return a<b
local a=setmetatable({},{__name="My"}) return a+1
local a=setmetatable({},{__name="My"}) return a<1
local a=setmetatable({},{__name="My"}) return a<a
local a=setmetatable({},{__name="My"}) return a.x.y
local a=setmetatable({},{__name="My"}) a()
local a=setmetatable({},{__name="My"}) return a..'x'
local a=setmetatable({},{__name=1}) return a..'x'
local a=setmetatable({},{__name="My"}) string.rep(a)
local a=setmetatable({},{__name="My"}) for i=a,1 do end
local a=setmetatable({},{__name="My"}) return #a<a
string.rep()
string.rep("x")
string.rep("x",{})
string.rep("x",1.5)
string.rep("x","y")
("x"):rep()
("x"):rep({})
("x").rep()
local r=string.rep r()
local r=string.rep return r()
local t={r=string.rep} t.r()
local t={r=string.rep} t:r()
local t={r=string.rep} t:r(1)
local t={{r=string.rep}} t[1].r()
local t={string.rep} t[1]()
pcall(string.rep)
print(pcall(string.rep))
print(pcall(string.rep, "x", {}))
setmetatable(1,{})
setmetatable({})
setmetatable({},1)
getmetatable()
local x = setmetatable({},{__metatable=1}) setmetatable(x,{})
tostring()
tonumber()
tonumber("x",99)
tonumber(1,10)
tonumber({},10)
ipairs()
pairs()
pairs(nil)
next()
next({},1)
next({},"x")
rawlen(1)
rawget(1)
rawequal(1)
select(0)
select(-5,1)
select('x')
error({})
error("msg",0)
error("msg",1)
error("msg",2)
error(setmetatable({},{__tostring=function() return "TS" end}))
assert(false)
assert(nil,"msg")
assert(false,{})
assert()
assert(1==2, 42)
math.floor({})
math.floor("x")
math.random(0,-1)
math.random(1,2,3)
math.tointeger({})
math.fmod(1,0)
math.max()
math.abs()
string.char(256)
string.char(-1)
string.format("%d","x")
string.format("%d",1.5)
string.format("%q",{})
string.format("%y",1)
string.format("%",1)
string.format("%d")
string.format()
("x"):format()
("%d"):format()
("%d"):format("x")
table.concat({{}})
table.concat({1,2,{}},",")
table.concat(1)
table.insert({},1,2,3)
table.insert({},5,2)
table.insert(1,1)
table.insert({})
table.unpack()
table.unpack({},1,1e8)
table.sort({1,2,3},1)
table.sort({1,"x"})
table.sort({3,2,1,5,4},function() return true end)
utf8.char(-1)
utf8.codepoint("x",5)
utf8.len("x",5)
io.open()
io.lines("/nonexistent/x")
os.time({})
os.date("%Ez")
os.time({year=2000,month=1,day={}})
require()
coroutine.resume(1)
coroutine.create(1)
coroutine.wrap(1)
coroutine.yield(1)
coroutine.wrap(function() error("x") end)()
coroutine.wrap(function() error({}) end)()
local c=coroutine.wrap(function() end) c() c()
load(1)
load("x=","=n","q")
local t <const> = nil; return t.x
local t <const> = nil; return t()
local t <const> = {} ; return t.x.y
local t <const> = "abc"; return t.x.y
local t <close> = 1
local t <close> = {}
local t <close> = nil return t.x
local a = 1; a.b = 2
local a = 1; a.b.c = 2
local a = true; return a.b
local a = print; return a.b
local a = print; a.b = 1
return T.x.y.z
return T.x()
return T.z()
return T.x.y()
return T:z()
_ENV=nil return x
_ENV=nil x=1
local _ENV=nil; return x
local _ENV=nil; x=1
local _ENV=nil; x()
local _ENV={}; x()
local _ENV={}; x.y=1
local _ENV={}; return x+1
local _ENV; return (function() return x end)()
return (function() local _ENV={} return x.y end)()
local function f() x() end f()
local t = {f=function() return y.z end} t.f()
return x.y[z]
return x[nil].z
x[1]=2
local a={} a[nil]=2
return 2^{}
return 2^"x"
return "x"^2
return 5 // {}
return 5 // "x"
return 5 % {}
return 10 - {}
return 10 * nil
local a,b,c=1,2 return a+b+c
local a,b,c=1,2 return (a+b)*c
local a={b={}} return a.b.c.d.e
local a={b={}} return a.b.c+1
local a={b={}} return 1+a.b.c
local a={b={}} return a.b+a.b
local a={b={}} return -a.b
local a={b={}} return #a.b.c
local a={b={}} return a.b..'x'
local a={} return a[1]+1
local a={} local i=1 return a[i]+1
local a={} local i='i' return a[i]+1
local a={} return a['x y']+1
local a={} return a[1.5]+1
local a={} return a[true]+1
local a={} return a[1]()
local a={} return a[1]:x()
local a={} a[1]:x()
local a={} return a[1].x.y
return a.b.c
return (a).b
return (a.b).c
return (a)()
(a or b)()
(a and b)()
(a or b).x=1
return (a or b).x
return (a or b)+1
return 1+(a or b)
return #(a or b)
return (a==b)+1
return (not a)+1
return (function() end)+1
return ({...})[1].x
return ...+1
return (...)+1
return (...).x
return (...)()
return -...
return select('#')+{}
return f(1)(2)
return print(1)(2)
local function g() end return g()()
local function g() end g().x=1
local function g() end return g().x
local function g() end return g()+1
local function g() end return 1+g()
]==]):gmatch("[^\n]+") do try(snippet) end
