--- byte
return ("abc"):byte(), ("abc"):byte(-1), ("abc"):byte(10), select("#", ("abc"):byte(0)), ("abc"):byte(1, -1)
--> 97,99,nil,0,97,98,99
--- char
return string.char(), string.char(72, 105), #string.char(0, 255), string.char("65"), pcall(string.char, 256)
--> ,Hi,2,A,false,bad argument #1 to 'string.char' (value out of range)
--- sub takes positions from both ends
local s = "hello"
return s:sub(2), s:sub(-3), s:sub(2, -2), s:sub(0), s:sub(10), s:sub(-100, 2), s:sub(math.mininteger, math.maxinteger), s:sub("2", 3.0)
--> ello,llo,ell,hello,,he,hello,el
--- cases are those of ASCII
return ("aZ09\xe4"):upper() == "AZ09\xe4", ("aZ09\xc4"):lower() == "az09\xc4", ("abc"):reverse(), (12):rep(2)
--! case:1: attempt to index a number value
--- len counts bytes
return ("häß"):len(), #"\0\0", string.len(12.5)
--> 5,2,4
--- rep
return ("x"):rep(3), ("ab"):rep(3, ","), ("x"):rep(0) == "", ("x"):rep(-1) == "", ("ab"):rep(1, "-"), (""):rep(3, "-"), ("abc"):rep(5)
--> xxx,ab,ab,ab,true,true,ab,--,abcabcabcabcabc
--- rep refuses what no string can hold
return pcall(string.rep, "x", 1 << 40), select(2, pcall(string.rep, "x", 1 << 31, "y")), (""):rep(1 << 40)
--> false,resulting string too large,
--- find
return ("hello world"):find("wor"), ("hello world"):find("l+"), ("a.b"):find(".", 2, true), ("abc"):find("(b)()"), ("abc"):find("x")
--> 7,3,2,2,nil
--- find gives positions and captures
return ("key = value"):find("(%w+)%s*=%s*(%w+)")
--> 1,11,key,value
--- find beyond the end
return ("abc"):find("", 4), ("abc"):find("", 5), ("abc"):find("", -10), ("abc"):find("b", -1)
--> 4,nil,1,nil
--- match
return ("2024-05-06"):match("(%d+)-(%d+)-(%d+)"), ("  trim  "):match("^%s*(.-)%s*$"), ("abc"):match("()b()"), ("abc"):match("x")
--> 2024,trim,2,nil
--- gmatch
local r = {}
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do r[#r + 1] = k .. v end
for w in ("one two three"):gmatch("%a+", 5) do r[#r + 1] = w end
for p in ("abc"):gmatch("()") do r[#r + 1] = p end
return table.concat(r, " ")
--> a1 b2 two three 1 2 3 4
--- an anchor means nothing to gmatch
local n = 0
for _ in ("aaa"):gmatch("^a") do n = n + 1 end
return n, ("^a"):gmatch("^a")()
--> 0,^a
--- gsub by string
return ("hello"):gsub("l", "L"), ("abc"):gsub("%w", "%0%0"), ("abc def"):gsub("(%w+) (%w+)", "%2 %1"), ("abc"):gsub("", "-"), ("abc"):gsub("b", "%%")
--> heLLo,aabbcc,def abc,-a-b-c-,a%c,1
--- gsub by table, function and number
local t = {a = "1", b = true and 2, c = false}
return ("abcd"):gsub("%w", t), ("abc"):gsub("(a)(b)", function(x, y) return y .. x end), ("abc"):gsub("b", function() end), ("abc"):gsub("b", 5)
--> 12cd,bac,abc,a5c,1
--- gsub by table respects __index
return ("x y"):gsub("%w", setmetatable({}, {__index = function(_, k) return k .. k end}))
--> xx yy,2
--- gsub with a limit, anchored, and on empty matches
return ("aaa"):gsub("a", "b", 2), ("aaa"):gsub("^a", "b"), ("abc"):gsub("x*", "-"), ("aaa"):gsub("a", "b", 0)
--> bba,baa,-a-b-c-,aaa,0
--- errors of patterns
return select(2, pcall(string.find, "a", "[a")), select(2, pcall(string.find, "a", "%")), select(2, pcall(string.match, "a", "(")), select(2, pcall(string.gsub, "a", "a", "%2")), select(2, pcall(string.gsub, "a", "a", "%x"))
--> malformed pattern (missing ']'),malformed pattern (ends with '%'),unfinished capture,invalid capture index %2,invalid use of '%' in replacement string
--- errors of replacements
return select(2, pcall(string.gsub, "a", "a", function() return {} end)), select(2, pcall(string.gsub, "a", "a", true)), select(2, pcall(string.gsub, "a", "a", function() error("inner", 0) end))
--> invalid replacement value (a table),bad argument #3 to 'string.gsub' (string/function/table expected, got boolean),inner
--- a method call does not count the object
local function m(f) return (select(2, pcall(f))) end
return m(function() return ("x"):rep() end), m(function() return ("x"):rep({}) end), m(function() return string.rep() end)
--> case:2: bad argument #1 to 'rep' (number expected, got no value),case:2: bad argument #1 to 'rep' (number expected, got table),case:2: bad argument #1 to 'rep' (string expected, got no value)
--- the replacement function may yield
local co = coroutine.wrap(function() return (("abc"):gsub(".", function(c) return tostring(pcall(coroutine.yield, c)) end)) end)
return co()
--> falsefalsefalse
--- an iterator belongs to its loop
local a, b = ("12"):gmatch("%d"), ("34"):gmatch("%d")
return a(), b(), a(), b(), a(), (b())
--> 1,3,2,4,nil,nil
--- gsub within its own callback
return (("ab"):gsub("%w", function(c) return (("xy"):gsub("%w", function(d) return c .. d end)) end))
--> axaybxby
--- format
return ("%d %5d|%-5d|%05d %+d"):format(1, 2, 3, 4, 5), ("%5.1f %g %e"):format(3.14159, 0.1, 1), ("%x %X %#x %o"):format(255, 255, 255, 8), ("%c%c"):format(72, 105)
--> 1     2|3    |00004 +5,  3.1 0.1 1.000000e+00,ff FF 0xff 10,Hi
--- format of any value
local t = setmetatable({}, {__tostring = function() return "obj" end})
return ("%s|%6s|%-6s|%.2s"):format(t, t, t, t), ("%s %s %s"):format(nil, true, 1.5), ("%%")
--> obj|   obj|obj   |ob,nil true 1.5,%%
--- format quotes
return ("%q"):format('a\n"b"\\\0001'), ("%q %q"):format(math.mininteger, 1 / 3), ("%q"):format(nil)
--> "a\
\"b\"\\\0001",0x8000000000000000 0x1.5555555555555p-2,nil
--- format addresses
local t = {}
return ("%p"):format(t) == tostring(t):match("0x%x+"), ("%p"):format(1), ("%p"):format("abc") == ("%p"):format("a" .. "bc")
--> true,(null),true
--- errors of format
local function m(...) return (select(2, pcall(string.format, ...))) end
return m("%d"), m("%d", "x"), m("%d", 1.5), m("%y", 1), m("%q", {}), m("%5s", "a\0")
--> bad argument #2 to 'string.format' (no value),bad argument #2 to 'string.format' (number expected, got string),bad argument #2 to 'string.format' (number has no integer representation),invalid conversion '%y' to 'format',bad argument #2 to 'string.format' (value has no literal form),bad argument #2 to 'string.format' (string contains zeros)
--- pack and unpack
return table.concat({string.pack(">i2 s1 z", -2, "hi", "z"):byte(1, -1)}, " "), string.unpack("<I2 z", "\1\2ab\0rest"), string.packsize("i4 i8"), string.unpack("b", "abc", -1)
--> 255 254 2 104 105 122 0,513,12,99,4
--- errors of pack
local function m(f, ...) return (select(2, pcall(f, ...))) end
return m(string.pack, "i1", 200), m(string.unpack, "i4", "abc"), m(string.packsize, "s"), m(string.pack, "i17", 1), m(string.pack, "i", "x")
--> bad argument #2 to 'string.pack' (integer overflow),bad argument #2 to 'string.unpack' (data string too short),bad argument #1 to 'string.packsize' (variable-length format),integral size (17) out of limits [1,16],bad argument #2 to 'string.pack' (number expected, got string)
--- dump has no binary form to give
return pcall(string.dump, print)
--> false,bad argument #1 to 'string.dump' (Lua function expected)
--- the metatable of strings
local mt = getmetatable("")
return mt.__index == string, mt.__add("10", 1), mt.__unm("3"), mt.__div("1", "4"), mt.__add("1", setmetatable({}, {__add = function(a, b) return "mm" .. a end}))
--> true,11,-3,0.25,mm1
--- arithmetic on strings that are no numerals
local mt = getmetatable("")
return select(2, pcall(mt.__add, "a", 1)), select(2, pcall(mt.__mul, "1", {})), select(2, pcall(mt.__unm, "x"))
--> attempt to add a 'string' with a 'number',attempt to mul a 'string' with a 'table',attempt to unm a 'string' with a 'nil'
--- strings are values of bytes
local s = "\0\xff\x80x"
return #s, s:byte(1, -1)
--> 4,0,255,128,120
