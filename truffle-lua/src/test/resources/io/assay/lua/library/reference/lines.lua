-- The lines that errors in expressions over several lines report. Left out are calls whose arguments
-- begin on another line than the function: there Lua 5.5 differs from 5.4.
local function try(source)
  local chunk, message = load(source, "=s")
  local shown = source:gsub("\n", "|")
  if not chunk then print(shown, "syntax", message) return end
  local ok, message = pcall(chunk)
  print(shown, tostring(message))
end
for snippet in ([==[
local a|a|=|a|+|{}
local a|x = a|+|1
local a|x = a +|1
local a|x = a|.b
local a|x = a.|b
local a={}|x = a|.b|.c
local a={}|x = a|.b|[1]|+1
local a={}|x = a.b|.c|+1
local a={}|x = 1 +|a.b|.c
local a={}|x = 1|+|a.b|.c|
f(|1)
f(|f(|1))
local a={}|a|.b.c|(1)
local a={}|a|[1]|=|1|local b|b|[1]|=|2
local a|a|.b|=|1
local a|a.b =|1|+|2
local a|a.b.c =|1|+|2
local a={}|a.b.c =|1|+|2
local a|return|a|<|1
local a|return|1|<|a
local a|return a|..|1
local a|return 1|..|a|..|2
local a|return "x"|..|1|..|a
local a|return|-|a
local a|return|#|a
local a|return|~|a
local a|while a|.b|do|end
local a|repeat|until a|.b
for i|=|1|,|nil|do|end
for i|=|nil|,|1|do|end
for i|=|1|,|2|,|0|do|end
for i|in|nil|do|end
for i|in|f()|do|end
for i|in|print|,|nil|do|error("x")|end
local function f()|error("x"|)|end|f(|)
error(|"x"|)
local t = {|a.b|}
local t = {|x=|a.b|}
return|a.b
return|a()
return f(|a.b,|1)
return f(1,|a.b)
return f(1,|a.b|)
print(1,|a.b|)
print(|a.b|,1)
local a, b = 1|, a.b
x, y = 1|, a.b
x, y.z|= 1, 2
x, y.z = 1|, 2
local y = {}|x, y.z.w|= 1, 2
local a = function()|a.b = 1|end|a()
local a <const> = 1|a.b = 1
local a = 1 <|{}
local a = {} <|1
local a = 1 <|{} |
local a = x and|x.y or|z.w
local a = x or|z|.w
if 1 < |{} then|end
if {} < 1|then end
while {} < 1|do end
repeat until {} < 1|
return {} < 1|
local a = 1 + |{} * |2
local a = 1 + |2 * |{}
local a = (1 + |{}) * |2
local a = 1 .. |{} .. |2
local a = "a" .. |"b" .. |{}
local a = not|x.y
local a = -|x.y
local a = x.y|.z
local a = x|.y.z
string.rep(|)
("x"):rep(|{}|)
goto x|do local a = y.z end|::x::|x.y = 1
local x <close> = setmetatable({},{__close=function() error("c") end})|local y = 1|
do local x <close> = setmetatable({},{__close=function() error("c") end})|local y = 1|end|
do local x|<close>|=|42|end|
assert(|false|)
assert(false,|"msg")
setmetatable({},{__index=function(t,k)|return k.x.y|end}|).foo|()
]==]):gmatch("[^\n]+") do try((snippet:gsub("|", "\n"))) end
