-- Makes up snippets and runs them: gives one line for each, the snippet and its outcome. Run in lua5.4 and
-- here with the same seed, the lines must be the same. Snippets keep to what 5.4 and 5.5 have in common:
-- no text of floats that take more than 14 digits, no for loop that assigns to its variable.
local seed, count = ...
math.randomseed(seed)
local random = math.random
local lines = {}

local function pick(list) return list[random(#list)] end

local function show(v)
  if type(v) == "string" then return (("%q"):format(v):gsub("\\\n", "\\n"):gsub("[\128-\255]", "?")) end
  -- x - 0 is compiled as x + 0 there, which makes a zero's sign another one
  if v == 0 and math.type(v) == "float" then return "0f" end
  if math.type(v) == "float" then return v == v and ("%.17g"):format(v) .. "f" or "nan" end
  if type(v) == "table" then return "{" .. #v .. "}" end
  if type(v) == "function" then return "function" end
  return tostring(v)
end

local function outcome(ok, ...)
  local results = table.pack(...)
  for i = 1, results.n do results[i] = show(results[i]) end
  return (ok and "> " or "! ") .. table.concat(results, ", ")
end

-- arithmetic and comparison: trees over numbers, numerals and what is neither
local leaves = {
  "(b + 3)", "1", "-1", "2", "3", "7", "-7", "10", "255", "math.maxinteger", "math.mininteger", "0x7fffffff", "0.0",
  "-0.0", "0.5", "-2.5", "3.0", "1e15", "2^53", "2^63", "-2^63", "1e308", "1/0", "-1/0", "'10'", "'0x10'", "' 5 '",
  "'3.5'", "'abc'", "''", "nil", "true", "{}", "a", "b", "c", "t.x", "t.y.z", "u",
}
local operators = {"+", "-", "*", "/", "//", "%", "&", "|", "~", "<<", ">>", "+", "-", "*"}
local function number(depth)
  if depth == 0 or random(5) == 1 then return pick(leaves) end
  if random(6) == 1 then return pick {"-", "~", "- -"} .. " " .. number(depth - 1) end
  return "(" .. number(depth - 1) .. " " .. pick(operators) .. " " .. number(depth - 1) .. ")"
end
local locals = "local a, b, c, t = 5, -3, 2.5, {x = 4, y = {}} "

local function arithmetic() return locals .. "return " .. number(random(3)) end

local function comparison()
  return locals .. ("return %s %s %s"):format(number(random(2) - 1), pick {"<", "<=", ">", ">=", "==", "~="}, number(random(2) - 1))
end

-- strings
local function text(alphabet, most)
  local bytes = {}
  for i = 1, random(0, most) do bytes[i] = pick(alphabet) end
  return table.concat(bytes)
end
local letters = {"a", "b", "c", "ab", " ", "1", "2", "x", "=", "(", ")", "[", "]", ".", "%", "-", "\0", "\n", "A", "_"}
local small = {"0", "1", "2", "3", "-1", "-2", "5", "10", "-10", "math.maxinteger", "math.mininteger", "2.0", "'2'", "1.5", "nil", "'x'"}
local function strings()
  local s = ("%q"):format(text(letters, 8)):gsub("\n", "n")
  return pick {
    function() return ("return (%s):sub(%s, %s)"):format(s, pick(small), pick(small)) end,
    function() return ("return (%s):byte(%s, %s)"):format(s, pick(small), pick(small)) end,
    function() return ("return (%s):find(%q, %s, true)"):format(s, text({"a", "b", "ab", "."}, 2), pick(small)) end,
    function() return ("return (%s):rep(%d, %q)"):format(s, random(-1, 4), text(letters, 2)):gsub("\n", "n") end,
    function() return ("return (%s):upper(), (%s):lower(), (%s):reverse(), #%s"):format(s, s, s, s) end,
    function() return ("return %s < %q, %s == %q"):format(s, text({"a", "b", "A"}, 3), s, text({"a", "b"}, 2)) end,
    function() return ("return tonumber(%q), tonumber(%q, %d)"):format(
      text({"0", "1", "9", "x", "e", ".", "-", "+", " ", "p", "f", "A"}, 6), text({"0", "1", "7", "f", "z", "-", " "}, 5), random(2, 36)) end,
    function() return ("return string.char(%s, %s)"):format(pick {"65", "0", "255", "256", "-1", "'66'"}, pick {"97", "10.0", "1.5", "nil"}) end,
  }()
end

-- patterns
local items = {
  "a", "b", ".", "%a", "%d", "%s", "%w", "%p", "%u", "[ab]", "[^a]", "[%w_]", "[a-c]", "%%", "%.", "(", ")", "()", "(a)", "(.-)",
  "%1", "%b()", "%b[]", "%f[%a]", "[%]]", "[]]", "[", "%", "x", " ",
}
local function pattern()
  local parts = {random(6) == 1 and "^" or ""}
  for _ = 1, random(5) do parts[#parts + 1] = pick(items) .. pick {"", "", "", "*", "+", "-", "?"} end
  if random(6) == 1 then parts[#parts + 1] = "$" end
  return ("%q"):format(table.concat(parts))
end
local function patterns()
  local s = (("%q"):format(text({"a", "b", "c", "ab", " ", "1", "x", "(", ")", "[", "]", ".", "%", "A"}, 10)))
  local p = pattern()
  return pick {
    function() return ("return (%s):find(%s, %s)"):format(s, p, pick {"1", "2", "-1", "20", "0"}) end,
    function() return ("return (%s):match(%s)"):format(s, p) end,
    function() return ("local r = {} for a, b in (%s):gmatch(%s) do r[#r + 1] = tostring(a) .. '/' .. tostring(b) end return table.concat(r, '|')"):format(s, p) end,
    function() return ("return (%s):gsub(%s, %q)"):format(s, p, pick {"", "<%0>", "%1", "%2%1", "%%", "%", "x", "%9"}) end,
    function() return ("return (%s):gsub(%s, %s)"):format(s, p, pick {"{a = 1, b = 'B', ab = false}", "function(x, y) return y end", "string.upper", "function() end"}) end,
  }()
end

-- formats
local function format()
  local directive = "%" .. pick {"", "", "-", "+", "0", " ", "#", "-+", "0+"} .. pick {"", "", "5", "12", "1", "120"}
    .. pick {"", "", ".0", ".3", ".10", ".", ".120"} .. pick {"d", "i", "x", "X", "o", "c", "e", "E", "f", "g", "G", "a", "A", "s", "q", "u", "y", "%"}
  local value = pick {"0", "1", "-1", "42", "-12345", "255", "3.0", "2.5", "-0.0", "1e10", "1e100", "0.1", "1/3", "123456.789", "'10'", "'0x1p4'",
    "'text'", "'a\\0b'", "true", "nil", "1/0", "-1/0", "math.mininteger", "{}"}
  if value == "1/3" and directive:find("s") then value = "0.25" end
  return ("return (string.format('[%s]', %s):gsub('table: 0x%%x+', 'table: address'))"):format(directive, value)
end

-- tables; a list stays one without holes, whose length nothing fixes
local function tables()
  if random(4) == 1 then
    return ("local t = table.move({1, 2, 3, 4}, %d, %d, %d) local r = {} for i = -2, 9 do r[#r + 1] = tostring(t[i]) end return table.concat(r, ' ')"):format(
      random(0, 4), random(0, 5), random(-1, 6))
  end
  local steps = {}
  for i = 1, random(2, 8) do
    steps[i] = pick {
      ("table.insert(t, %d)"):format(random(9)), ("table.insert(t, %d, %d)"):format(random(0, 5), random(9)),
      "r[#r + 1] = table.remove(t) or '-'", ("r[#r + 1] = table.remove(t, %d) or '-'"):format(random(0, 4)),
      "table.sort(t)", "table.sort(t, function(a, b) return a > b end)",
      ("r[#r + 1] = select('#', table.unpack(t, %d, %d))"):format(random(-1, 3), random(-1, 5)), "r[#r + 1] = #t", "t[#t + 1] = #t",
      "t = table.pack(table.unpack(t, 1, #t))", ("r[#r + 1] = rawlen(t) .. tostring(next({}, %s))"):format("nil"),
    }
  end
  return "local t, r = {3, 1, 2}, {} " .. table.concat(steps, " ") .. " return table.concat(t, ' ', 1, #t), table.concat(r, ' ')"
end

-- loops, closures, goto, varargs, errors
local bounds = {"1", "3", "-2", "0", "math.maxinteger", "math.maxinteger - 2", "math.mininteger", "math.mininteger + 1", "2.5", "1e100", "1/0", "-1/0", "0.1", "'3'", "{}", "nil"}
local steps = {"1", "-1", "2", "3", "0", "0.5", "-0.25", "math.maxinteger", "math.mininteger", "'1'", "1.0"}
local function control()
  return pick {
    function() return ("local n, last = 0 for i = %s, %s, %s do n = n + 1 last = i if n > 8 then break end end return n, last"):format(pick(bounds), pick(bounds), pick(steps)) end,
    function() return ("local f = {} for i = 1, %d do local x = i * %d f[i] = function(d) x = x + (d or 1) return x end end local s = 0 for _, g in ipairs(f) do s = s * 3 + g() + g(%d) end return s, #f"):format(random(0, 5), random(5), random(9)) end,
    function() return ("local r = {} for i = 1, %d do for j = 1, %d do if (i * j) %% %d == 0 then goto continue end r[#r + 1] = i * 10 + j end ::continue:: end return table.concat(r, ' ')"):format(random(4), random(4), random(2, 4)) end,
    function() return ("local i, r = 0, {} ::top:: i = i + %d local x = i r[#r + 1] = function() return x end if i < %d then goto top end return #r, r[1](), r[#r]()"):format(random(3), random(9)) end,
    function() return ("local function f(a, ...) local b, c = ... return select('#', ...), a, b, c, ... end return f(%s)"):format(pick {"", "1", "1, 2", "nil, nil", "1, nil, 3, nil", "f"}) end,
    function() return ("local function f(...) return select(%s, ...) end return f(%s)"):format(pick {"1", "2", "-1", "-2", "0", "'#'", "5", "-9"}, pick {"", "1", "1, 2, 3", "nil, nil"}) end,
    function() return ("local function g() error(%s, %s) end local function f() g() end return pcall(f)"):format(pick {"'m'", "nil and 1 or 5", "true", "'x' .. 1"}, pick {"0", "1", "2", "3"}) end,
    function() return ("local r = {} local ok, m = pcall(function() local a <close> = setmetatable({}, {__close = function(_, e) r[#r + 1] = 'a' .. tostring(e) end}) %s end) return ok, m, table.concat(r, ' ')"):format(pick {"error('E', 0)", "return 1", "do return end", "local x = nil + 1", "goto out ::out::"}) end,
    function() return ("local a, b, c = %s; a, b = b, a; return a, b, c"):format(pick {"1", "1, 2", "(function() return 1, 2, 3 end)()", "((function() return 1, 2 end)())", "1, (function() return 2, 3 end)()"}) end,
    function() return ("local co = coroutine.wrap(function(...) local s = select('#', ...) for i = 1, %d do s = s + (coroutine.yield(s) or 0) end return 'end', s end) return co(%s), co(%d), pcall(co, 1)"):format(random(0, 3), pick {"", "1", "nil, nil"}, random(9)) end,
    function() return ("local t = setmetatable({}, {__index = function(t, k) return %s end, __newindex = function(t, k, v) rawset(t, k, v * 2) end, __len = function() return %d end, __call = function(self, ...) return select('#', ...) end}) t.a = %d return t.a, t.b, #t, t(1, nil)"):format(pick {"k", "#k", "nil", "rawlen(t)"}, random(9), random(9)) end,
    function() return ("local n = 0 repeat local k = n * %d n = n + 1 until k > %d or n > 20 while n > 0 do n = n - %d if n == 3 then break end end return n"):format(random(4), random(20), random(3)) end,
    function() return ("return %s and %s or %s, not %s"):format(pick(leaves), pick {"1", "nil", "false", "'s'"}, pick {"2", "nil", "{}"}, pick(leaves)) end,
    function() return "local a, b, c, t, u = 1, 2 " .. pick {"t.x = 1", "u()", "a.b.c = 1", "t[1][2] = 3", "return #a", "a:m()", "return a .. t", "t()()", "return -t", "return t < a", "return {} .. 'x'", "b.x.y()", "nosuch.x = 1", "nosuch()", "return nosuch.x", "string.nosuch()"} end,
    function() return "return " .. pick {"1 +", "(1", "f(", "{1, 2", "'abc", "[[x", "a b", "1 = 2", ")", "x.", "goto", "::a:: ::a::", "break", "function", "...", "0x", "1e", "3..2", "@"} end,
  }()
end

local kinds = {arithmetic, arithmetic, comparison, strings, patterns, patterns, format, tables, control, control}
for i = 1, count do
  local snippet = pick(kinds)()
  local f, problem = load(snippet, "=s")
  -- 5.4 counts the position as the first argument of remove in some releases
  local result = (f and outcome(pcall(f)) or "? " .. problem):gsub("#1 to 'remove'", "#2 to 'remove'")
  lines[i] = snippet:gsub("%c", "?") .. "\t" .. result
end
return table.concat(lines, "\n")
