-- Texts of syntax errors: what was expected, near which token, on which line. Left out is what Lua 5.5
-- words otherwise than 5.4: break outside a loop, limits of registers, "local" in jumps into a scope.
local function try(source)
  local ok, chunk, message = pcall(load, source, "=s")
  if not ok then message = "raised " .. tostring(chunk) end
  message = message and message:gsub("the scope of local", "the scope of")
  print((source:sub(1, 60):gsub("[\n\r]", "\\n")), message and #message < 300 and message or (message and #message))
end
for snippet in ([==[
x
x y
x=
x=1 y
x=}
x,y
x,y=
x,1=2
x()=1
(x)=1
(x).y=1
x:y=1
x:y
x.1
x.
x[
x[1
x[1]
x = [1]
f(
f(1
f(1,
f(1,)
f(1 2)
f{
f{1
f{1 2}
f{a=}
f{[1]}
f{[1]=}
f{[1=2}
local
local 1
local x y
local x =
local x <
local x <const
local x <foo> = 1
local x <const> = 1; x = 2
local x <close> = nil; x = 2
local x <close>, y <close> = 1
local function
local function 1
local function f
local function f(
local function f(a
local function f(a,
local function f(a,)
local function f(a b)
local function f(...,a)
local function f(1)
local function f.a() end
function
function f
function f.
function f:a.b() end
function f:a:b() end
function 1() end
function f() 
function f() return 1 2 end
function() end
return return
return 1,
return 1 x
return; x
if
if x
if x then
if x then else
if x then elseif
if x then else elseif
if x then else else end
if x the
else
elseif
end
until
then
do
do x
while
while x
while x do
for
for 1
for x
for x=
for x=1
for x=1,
for x=1,2
for x=1,2,
for x=1,2,3
for x=1,2,3,4 do end
for x,y=1,2 do end
for x in
for x in y
for x,
for x,y
for x.y in z do end
repeat
repeat until
repeat x until
while true do break x end
goto
goto 1
goto x
goto x; local y; ::x:: z()
::x::
::x:: ::x::
::x
::
:: x : :
do ::x:: end ::x:: goto x
do ::x:: end goto x
::x:: do ::x:: end
repeat goto c; local x; ::c:: until x
a = 1 = 2
a = b = c
a.b:c = 1
a = = 1
a == 1
1
"x"
"x":y()
("x"):y
nil
true
...
function f() return ... end
x = 'abc
x = "abc
x = "abc\
x = "abc\n
x = "abc\q"
x = "abc\xZZ"
x = "abc\x1"
x = "abc\x"
x = "abc\300"
x = "abc\999"
x = "abc\u"
x = "abc\u{"
x = "abc\u{}"
x = "abc\u{zz}"
x = "abc\u{110000000}"
x = "abc\u{7fffffff}"
x = "abc\u{80000000}"
x = "abc\u{1"
x = "abc\u{1z}"
x = "abc\z
x = [[abc
x = [==[abc]]
x = [=abc
x = [==
--[[ abc
--[==[ abc ]]
x = 1e
x = 1e+
x = 0x
x = 0xg
x = 1x
x = 1..2
x = 1.2.3
x = 0x1p
x = 0x1.8p-
x = 08
x = 1_000
x = 3in
x = .
x = ..
x = a..b..
x = 1 + + 2
x = - 
x = not
x = #
x = ~
x = a ~= 
x = a ~ = b
x = a != b
x = a && b
x = a || b
x = a ? b
x = $
x = @
x = `a`
x = \
x = a // 
x = a >> 
x = a <<
x = a < = b
x = {
x = {,}
x = {;}
x = {1,,2}
x = {1;2;}
x = {a.b=1}
x = {["a"=1}
x = function
x = function(
x = function() 
x = function(a,...) end
x = function(..., a) end
x = function a() end
x = (
x = ()
x = (1
x = (1,2)
x = 1)
x = 1]
x = 1}
and
or
not
in
local end = 1
local x = local
end end
x = }
x = "a" "b"
x = f"a" "b"
f
(1)
f 1
f "a" 1
f {} 1
local t = {} t.end = 1
local x <const> = 5; local function f() x = 1 end
local x <const>, y = 1, 2; y = 2; x = 3
for i=1,2 do local x <const> = i; x = 3 end
goto continue
do goto x end
while 1 do goto x end local x ::x:: print(x)
x = "\u{ffffffffff}"
]==]):gmatch("([^\n]*)\n") do try(snippet) end
try("x = 'a\nb'") try("x = \"a\\\nb\" y") try("x = 'a\rb'") try("x='\\\r\n' z") try("x = '\0' 1") try("x = 'a\0b") try("\0") try("x = \0") try("\255") try("x = \1") try("é = 1")
try("x = [[\n\n\n") try("x = 1\n\n\ny = ") try("--[[\n\n") try("f(\n1,\n2\n") try("if x then\n\n\n") try("function f()\n\n\n") try("for i=1,2 do\n\n") try("while x do\n\n") try("repeat\n\n") try("x = {\n1,\n2\n") try("do\n\n") try("x=(\n1\n")
try(("x"):rep(100).." "..("y"):rep(200)) try("x = '"..("a"):rep(200).."\n") try("x = '"..("a"):rep(200).."' 1") try("x = "..("1"):rep(100).."x")
try("x = "..("a"):rep(300)) 

-- depth
for _, parts in ipairs {
  {"a = ", "{", "1", "}"}, {"a = ", "(", "1", ")"}, {"", "do ", "", "end "}, {"", "while a do ", "", "end "},
  {"a = ", "- ", "1", ""}, {"a = ", "not ", "1", ""}, {"a = ", "1^", "1", ""}, {"a = ", "x..", "1", ""},
  {"a = ", "f(", "", ")"}, {"a = ", "a[", "1", "]"}, {"", "if a then ", "", "end "}, {"", "a,", "a = 1", ""},
} do
  for _, depth in ipairs {100, 180, 210, 1000} do
    try(parts[1] .. parts[2]:rep(depth) .. parts[3] .. parts[4]:rep(depth))
  end
end
try("a = " .. ("x + "):rep(1000) .. "1")
try("a = " .. ("x and "):rep(1000) .. "1")
try(("a."):rep(1000) .. "b = 1")
try("if a then " .. ("elseif a then "):rep(5000) .. "end")
try("x = {" .. ("a,"):rep(60000) .. "}")
try("goto x " .. ("a = 1 "):rep(40000) .. " ::x::")
