-- Patterns and formats that are constant at the place that uses them, made up from a seed; and places that
-- use several. Each place runs often enough for a compiler to take part.

local state = 4711
local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % n + 1
end

local ITEMS = {
  "a", "b", "ab", "aba", ".", "%a", "%d", "%s", "%w", "%p", "%u", "%A", "%S", "%%", "%.", "[ab]", "[^a]", "[a-c%d]",
  "[]a]", "[^]]", "%b()", "%bab", "%f[a]", "%f[%W]", "%f[^%w]", "-", "]", "x=", ", ", "()", "%1", "(%a", "(.", "a)",
}
local SUFFIXES = { "*", "+", "-", "?", "", "", "" }
local SUBJECT = "aaabbbcA1 _-.()%]x=,"

local function pattern()
  local parts = { random(5) == 1 and "^" or "" }
  local capture = random(2) == 1
  parts[#parts + 1] = capture and "(" or ""
  local close = random(3)
  for i = 1, random(4) do
    local item = ITEMS[random(#ITEMS)]
    parts[#parts + 1] = item
    parts[#parts + 1] = #item <= 6 and item:find("^[^%(%)]+$") and SUFFIXES[random(#SUFFIXES)] or ""
    if capture and i == close then
      parts[#parts + 1] = ")"
      capture = false
    end
  end
  parts[#parts + 1] = capture and ")" or ""
  parts[#parts + 1] = random(5) == 1 and "$" or ""
  return table.concat(parts)
end

local function subject()
  local bytes = {}
  for i = 1, random(16) - 1 do
    local at = random(#SUBJECT)
    bytes[i] = SUBJECT:sub(at, at)
  end
  return table.concat(bytes)
end

local function show(ok, ...)
  if not ok then
    return "error: " .. tostring((...))
  end
  local list = table.pack(...)
  for i = 1, list.n do
    list[i] = tostring(list[i])
  end
  return table.concat(list, "|")
end

local PLACES = [[
  local P = %q
  return function(s, init) return s:find(%q, init) end,
    function(s, init) return s:match(%q, init) end,
    function(s)
      local all = {}
      for a, b in s:gmatch(%q) do all[#all + 1] = tostring(a) .. ":" .. tostring(b) end
      return table.concat(all, ";")
    end,
    function(s) return s:gsub(%q, "<x>") end,
    function(s) return s:gsub(%q, "<%%0>", 2) end,
    function(s) return s:gsub(%q, { a = "1", b = false, ab = 3, [1] = 2.5 }) end,
    function(s) return s:gsub(%q, function(a, b) return b and a .. b or a ~= "a" and "(" .. tostring(a) .. ")" end) end
]]

local subjects = {}
for i = 1, 40 do
  subjects[i] = subject()
end

for number = 1, 150 do
  local p = pattern()
  local places = table.pack(load(PLACES:format(p, p, p, p, p, p, p, p), "=place")())
  local shown = {}
  for _, s in ipairs(subjects) do
    for i = 1, places.n do
      for init = 1, i <= 2 and 3 or 1 do
        shown[#shown + 1] = show(pcall(places[i], s, init))
      end
    end
  end
  print(number, p, table.concat(shown, "\n"))
end

-- One place, several patterns, subjects that are numbers, patterns that come to an end.
local function find(s, p, init, plain)
  return s:find(p, init, plain)
end
for i = 1, 300 do
  local p = i % 7 == 0 and "[" or i % 5 == 0 and "%d+" or i % 3 == 0 and "b." or "b"
  local shown = show(pcall(find, i % 11 == 0 and "12b.3" or "ab.b1", p, i % 4 - 1, i % 13 == 0))
  if i > 250 then
    print(i, shown)
  end
end
for i = 1, 200 do
  local s = i < 190 and "10.0.0.1" or 10.5
  local shown = show(pcall(string.match, s, "^(%d+)%.(%d+)"))
  if i > 180 then
    print(shown)
  end
end
print(pcall(string.rep("x", 300).match, string.rep("x", 300), string.rep("x?", 300)))
print(pcall(string.match, string.rep("x", 300), string.rep("x?", 198)))
print(#string.match(string.rep("x", 300), string.rep("x?", 190)))
print(string.find(string.rep("a", 100) .. "b", "^" .. string.rep("a", 100) .. "b"))
print(string.gsub("a,b,,c", ",*", "-"), string.gsub("abc", "", "-"), string.gsub("", "", "-"), string.gsub("abc", "$", "!"))
print(pcall(string.gsub, "abc", "b", "%"), pcall(string.gsub, "abc", "b", "%2"), pcall(string.gsub, "abc", "b", "%1"))
print(pcall(string.gsub, "abc", "b", function() return {} end), pcall(string.gsub, "abc", "b", print, "x"))
print(string.gsub("abc", "b", 1), string.gsub("abc", "b", 1.5), string.gsub("abc", "b", function() return 7 end))
print(string.gsub("one two", "(%w+) (%w+)", "%2 %1 %% %0"), string.gsub("x", "x()", "%1"))

-- Formats.
local function line(a, b, c, d)
  return string.format("%s is %d, %5.1f%% of %-6s|%05d|%x|%q|%c", a, b, c, d, b, b, a, 65)
end
local named = setmetatable({}, { __tostring = function() return "named" end })
for i = 1, 300 do
  local shown = show(pcall(line, i % 3 == 0 and i or i % 5 == 0 and named or "text", i % 7 == 0 and "12" or i, i / 3, i % 2 == 0 and "ab" or true))
  if i > 240 then
    print(shown)
  end
end
print(pcall(line, "a", 1.5, 1, 1))
print(pcall(line, "a", "x", 1, 1))
print(pcall(line, "a"))
print(pcall(string.format, "%s %s", 1))
print(pcall(string.format, "%d %y", 1, 2))
print(pcall(string.format, "%5s", "a\0b"))
print(string.format("%s%s%s", 1, 2.5, -0.0), string.format("%%"), string.format(""), #string.format("%s", string.rep("x", 5000)))
print(string.format("%i|%u|%o|%X|%#x|%e|%g|%a", 3, 3, 8, 255, 255, 1.5, 1e20, 0.5))
print(string.format("%-5d|%+d|% d|%.3d|%05.1f|%.3s|%5.2s|", 42, 42, 42, 42, 3.14159, "abcdef", "abcdef"))

-- Joining.
local function join(list, ...)
  return table.concat(list, ...)
end
for i = 1, 200 do
  local list = i % 3 == 0 and { "a", i, 2.5 } or i % 5 == 0 and { 1, 2, 3 } or { "a", "bc", string.rep("d", i % 20), "" }
  local shown = show(pcall(join, list, i % 2 == 0 and ", " or nil, i % 4, i % 7 == 0 and 3 or nil))
  if i > 100 then
    print(shown)
  end
end
print(table.concat({}), table.concat({}, "x"), table.concat({ "a" }, "x"), table.concat({ "a", "b" }, "x", 2), table.concat({ "a" }, "x", 3))
print(pcall(table.concat, { "a", {}, "b" }), pcall(table.concat, { "a", "b" }, "-", 1, 3), pcall(table.concat, { "a", nil, "b" }))
