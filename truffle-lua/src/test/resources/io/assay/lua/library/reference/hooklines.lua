-- Line hooks and activelines: on which lines a function's instructions are.
local function test(source)
  local got = {}
  local function hook(event, line) got[#got + 1] = line end
  local chunk = assert(load(source, "=s"))
  debug.sethook(hook, "l"); chunk(); debug.sethook()
  print((source:gsub("\n", "|")), table.concat(got, ","))
end
for snippet in ([==[
local function foo()|end|foo()|A = 1|A = 2|A = 3|
--|if nil then|  a=1|else|  a=2|end|
a=1|repeat|  a=a+1|until a==3|
 do|  return|end|
local a|a=1|while a<=3 do|  a=a+1|end|
while math.sin(1) do|  if math.sin(1)|  then break|  end|end|a=1
for i=1,3 do|  a=i|end|
for i,v in pairs{'a','b'} do|  a=tostring(i) .. v|end|
for i=1,4 do a=1 end|
for i=1,4 do a=1 end
local a|local b = 1|local c, d = 2,|3|return a
a = {|1,|2,|x = 3,|}|
local function f(x)|  return x|end|local a = f(1) +|f(2)|
function f(x)|  local y = x|  return y|end|f(1)|f(2)
local t = {}|function t.f()|  a = 1|end|t.f()|t:f()|
a = 1|goto l|a = 2|::l::|a = 3|
local i = 1|::top::|i = i + 1|if i < 4 then goto top end|a = 1|
local x = 1 +|2 +|3|
local y = 2 local x = y +|y *|y|
local x = nil|if x then|  a = 1|elseif not x then|  a = 2|end|
local a, b = 1, 2|if a == 1 and|b == 2 then|  a = 3|end
for i = 3, 1, -1 do|  if i == 2 then break end|end|a=1
while true do|  break|end|
repeat local x = 1|until x|a=1
local function g() return 1 end|local function f() return g() end|local x = f()|a=x
for i=1,2 do|  for j=1,2 do|    a=1|  end|end|
for _, f in ipairs{print} do|  local x = f|end|b=1
local co = coroutine.wrap(function()|  coroutine.yield(1)|  a=1|end)|co()|co()|a=2
local ok = pcall(function()|  error("x")|end)|a=1
for i=1,0 do|  a=1|end|a=2
local s = "a" ..|"b" ..|tostring(1)|a=1
a = function()|  return 1|end|a()|
return 1,|2
local a <const> = 5|local b = a|
local t = setmetatable({}, {__index = function(t,k)|  return k|end})|a = t.x|b = t.y|
::a::|do|local x = 1|end|a=1
]==]):gmatch("[^\n]+") do test((snippet:gsub("|", "\n"))) end

local function lines(f)
  local t = {}
  local al = debug.getinfo(f, "L").activelines
  if not al then return "none" end
  for l in pairs(al) do t[#t+1] = l end
  table.sort(t)
  return table.concat(t, ",")
end
local function show(source)
  local chunk = load((source:gsub("|", "\n")), "=s")
  print(source, lines(chunk))
  local ok, inner = pcall(chunk)
  if type(inner) == "function" then print("inner", lines(inner)) end
end
show("return function(x)|  return x|end")
show("return function(...)|  local a = ...|  return a|end")
show("return function()|end")
show("return function()|  if x then|    a = 1|  elseif y then|   b = 2|  else|  c = 3|  end|end")
show("return function()|  while x do|    a = 1|  end|  repeat|    b = 2|  until c|end")
show("return function()|  for i=1,2 do|    a = 1|  end|  for k in pairs(t) do|    b = 2|  end|end")
show("return function()|  local t = {|  1,|  2,|  x = 3,|  [y] = 4|  }|  f(|  a,|  b|  )|end")
show("return function()|  local function g()|    return 1|  end|  function h()|    return 2|  end|  t.x = function()|  end|end")
show("return function()|  goto l|  do|  local x|  end|  ::l::|  return|end")
show("return function()|  return f(|1,|2|)|end")
show("return function()|  local a <const> = 5|  local b <close> = nil|  return a|end")
show("local x|x = 1||y = 2")
show("")
show("||x = 1||")
show("return 1")
show("return function()|  a = b|  and c|  or d|  e = not|   f|  g = #|h|  i = a|..|b|..|c|end")
show("return function()|  if a == 1 and|  b == 2 or|  c then|  return 1|  end|end")
show("return function()|  a, b =|  1,|  2|  a.x,|  b.y =|  f()|end")
show("return function()|  a:b(|  1)|  a.b.c:d|  (x)|end")
print(lines(print))
