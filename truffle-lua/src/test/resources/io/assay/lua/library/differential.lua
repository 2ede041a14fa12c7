-- What Lua 5.4 and 5.5 must agree on, computed in both and compared line by line: the chunk gives its
-- output as one string. Random numbers are the same in both, since a seed decides them.
local lines = {}
local function show(v)
  -- The two versions show floats differently, and the sign of a NaN is anybody's guess.
  if math.type(v) ~= "float" then return tostring(v) end
  return v == v and ("%.17g"):format(v) .. "f" or "nan"
end
local function out(...)
  local line = table.pack(...)
  for i = 1, line.n do line[i] = show(line[i]) end
  lines[#lines + 1] = table.concat(line, "\t")
end

math.randomseed(7)

local function dump(t)
  local texts = {}
  for i = 1, #t do
    texts[i] = type(t[i]) == "table" and t[i].k .. ":" .. t[i].v or tostring(t[i])
  end
  return table.concat(texts, " ")
end

-- table.sort: of integers, of records with equal keys, of strings, of both kinds of number
local function byKey(a, b) return a.k < b.k end
for n = 0, 60 do
  local integers, records, strings, numbers = {}, {}, {}, {}
  for i = 1, n do
    integers[i] = math.random(1, 20)
    records[i] = {k = math.random(1, 9), v = i}
    strings[i] = string.char(math.random(97, 122), math.random(97, 122))
    numbers[i] = math.random(2) == 1 and math.random(5) or math.random(5) + 0.5
  end
  table.sort(integers)
  table.sort(records, byKey)
  table.sort(strings, function(a, b) return a > b end)
  table.sort(numbers)
  out(dump(integers)) out(dump(records)) out(dump(strings)) out(dump(numbers))
end
for _, n in ipairs {150, 1000, 5000} do
  local records = {}
  for i = 1, n do records[i] = {k = math.random(1, n // 3), v = i} end
  table.sort(records, byKey)
  out(dump(records))
end

-- comparators that are no order: how often that is noticed
for n = 1, 40 do
  local failures = 0
  for _ = 1, 20 do
    local t = {}
    for i = 1, n do t[i] = math.random(100) end
    if not pcall(table.sort, t, function() return math.random(2) == 1 end) then
      failures = failures + 1
    end
  end
  out(n, failures)
end

-- table.insert and table.remove, on arrays whose kind changes
local t = {}
for i = 1, 3000 do
  local what = math.random(6)
  if what <= 2 then
    table.insert(t, i)
  elseif what == 3 then
    table.insert(t, math.random(#t + 1), i + 0.5)
  elseif what == 4 and #t > 0 then
    out(table.remove(t))
  elseif what == 5 and #t > 0 then
    out(table.remove(t, math.random(#t)))
  elseif what == 6 then
    table.insert(t, math.random(#t + 1), "s" .. i)
  end
end
out(dump(t))
for _ = 1, 200 do
  local n = math.random(0, 8)
  local from, to, at = math.random(1, 8), math.random(0, 8), math.random(1, 8)
  local source = {}
  for i = 1, n do source[i] = i * 10 end
  local target = table.move(source, from, to, at)
  for i = 1, 16 do target[i] = target[i] or "-" end
  out(from, to, at, table.concat(target, " ", 1, 16))
end

-- patterns, on subjects of all kinds
local subjects = {
  "", "a", "ab", "aab", "hello world", "  pad  ", "a.b.c", "key=value", "[x]", "f(a(b)c)d)", "100%",
  "\0bin\255",
}
local patterns = {
  "", "a", ".", "%a+", "^%s*", "%s*$", "(.-)%.", "()", "(%w+)=(%w+)", "[%w_]+", "[^%w]", "%f[%w]%w+",
  "%b()", "%b[]", ".-", "x*", "(a*(.)%w(%s*))", "%%", "[%z]", "[a-c]", "^", "$", "(.)%1", "(a)(a?)b?",
  "[]]", "[^]]", "[a-]", "%d+%%$", "(", ")", "%", "[a", "%1", "(()", "%g+",
}
for _, s in ipairs(subjects) do
  for _, p in ipairs(patterns) do
    out("find", pcall(string.find, s, p))
    out("match", pcall(string.match, s, p))
    out("gmatch", pcall(function()
      local matches = {}
      for x, y in string.gmatch(s, p) do matches[#matches + 1] = tostring(x) .. tostring(y) end
      return table.concat(matches, ",")
    end))
    out("gsub", pcall(string.gsub, s, p, "<%0>"))
    out("gsub", pcall(string.gsub, s, p, "%1"))
    out("gsub", pcall(string.gsub, s, p, {a = 1, b = "B"}))
    out("gsub", pcall(string.gsub, s, p, function(_, b) return b end, 2))
  end
  for i = -4, 4 do
    for j = -4, 4 do out(s:sub(i, j), select("#", s:byte(i, j)), (s:find("b", i, j > 0))) end
  end
  out(s:upper(), s:lower(), s:reverse(), #s, s:rep(3, "-"), s:rep(2))
end

-- formats
local directives = {"d", "5d", "-5d", "05d", "+d", ".3d", "x", "#x", "X", "o", "c", "e", "g", ".3f", "10.2f",
  "s", "8s", "-8s", ".2s", "q", "i", "a", "y", "%", ".123d"}
for _, d in ipairs(directives) do
  for _, v in ipairs {0, 7, -42, 255, 3.0, 2.5, -0.0, 1e100, "12", "text", true} do
    out(d, pcall(string.format, "[%" .. d .. "]", v))
  end
end

-- numbers
local numbers = {0, 1, -1, 7, -7, 3, 0.5, -0.5, 2.5, -2.5, 1e15, 2 ^ 53, math.maxinteger, math.mininteger, "10", "x"}
for _, f in ipairs {"floor", "ceil", "abs", "tointeger", "type", "modf"} do
  for _, a in ipairs(numbers) do out(f, a, pcall(math[f], a)) end
end
for _, f in ipairs {"fmod", "max", "min", "ult"} do
  for _, a in ipairs(numbers) do
    for _, b in ipairs(numbers) do
      -- C leaves open which of two bad arguments is noticed.
      if a ~= "x" or b ~= "x" then out(f, a, b, pcall(math[f], a, b)) end
    end
  end
end
for _, range in ipairs {{1, 1}, {1, 6}, {-5, 5}, {0, 255}, {math.mininteger, math.maxinteger}, {1, 1 << 62}} do
  for _ = 1, 20 do out(math.random(range[1], range[2]), math.random() < 1) end
end

-- UTF-8
for _, s in ipairs {"", "abc", "aé€😀", "\xff", "a\x80", "\u{D7FF}", "\xed\xa0\x80", "\u{7FFFFFFF}"} do
  for _, lax in ipairs {false, true} do
    out(pcall(utf8.len, s, 1, -1, lax))
    out(pcall(utf8.codepoint, s, 1, -1, lax))
  end
  for i = -3, 4 do
    out(pcall(utf8.len, s, i))
    out((select(2, pcall(utf8.offset, s, i))))
  end
end

return table.concat(lines, "\n")
