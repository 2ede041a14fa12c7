-- Makes whole programs up from a seed, runs each a few times and prints what came of it. All of them parse and
-- end: calls go to functions written before, and loops are counted. They stay within what Lua 5.4 and 5.5 have
-- in common: no order of pairs, no length of tables with holes, no sign of not-a-number.
local seed, count, times = ...
if not seed then seed, count, times = table.unpack(arg) end
seed, count, times = math.tointeger(seed), math.tointeger(count), math.tointeger(times)

local state = seed
local function random(n)
  state = (state * 6364136223846793005 + 1442695040888963407)
  return (state >> 33) % n + 1
end
local function pick(list) return list[random(#list)] end

-- What the programs call.
local function show(v)
  if math.type(v) == "float" then
    if v ~= v then return "nan" end
    return ("%.12g"):format(v) .. (v == math.floor(v) and "f" or "")
  end
  local kind = type(v)
  if kind == "number" or kind == "boolean" or kind == "nil" then return tostring(v) end
  if kind == "string" then
    return #v > 60 and "<" .. #v .. ">" .. v:sub(1, 20) or v
  end
  return kind
end

local function message(e)
  if type(e) ~= "string" then return show(e) end
  -- Lua 5.4 may tell the line of an earlier instruction for a division by zero; and the two versions do not
  -- name the same variables.
  e = e:gsub("p:%d+: (attempt to perform 'n%%)", "%1"):gsub("p:%d+: (attempt to divide)", "%1")
  return (e:gsub(" %(%a+ '[^']*'%)", ""):gsub(" %(%a+ %a+ '[^']*'%)", ""))
end

local meta = {
  __add = function(a, b) return type(a) == "table" and b or a end,
  __index = function(_, k) return k end,
  __call = function(_, ...) return select("#", ...), ... end,
  __concat = function() return "joined" end,
  __eq = function() return true end,
  __lt = function(a) return type(a) == "table" end,
  __le = function() return false end,
  __len = function() return 3 end,
  __unm = function() return 7 end,
}

local function environment()
  local steps, lines, size = 0, {}, 0
  local env = {}
  env.out = function(...)
    local values = table.pack(...)
    for i = 1, values.n do values[i] = show(values[i]) end
    local line = table.concat(values, " ")
    size = size + #line
    if size < 4000 then lines[#lines + 1] = line end
    return ...
  end
  env.step = function()
    steps = steps + 1
    if steps > 400 then error("too many steps", 0) end
  end
  env.some = function(v) if v == nil then return false end return v end
  env.try = function(f, ...)
    local results = table.pack(pcall(f, ...))
    if not results[1] then results[2] = message(results[2]) end
    return table.unpack(results, 1, results.n)
  end
  env.num = function(v) return type(v) == "number" and v or 3 end
  env.int = function(v) return type(v) == "number" and math.tointeger(v) or 5 end
  env.object = function() return setmetatable({}, meta) end
  env.closing = function(name) return setmetatable({}, {__close = function(_, e) env.out("close", name, message(e)) end}) end
  env.wrap, env.yield = coroutine.wrap, coroutine.yield
  env.select, env.tostring, env.type, env.error, env.ipairs = select, show, type, error, ipairs
  env.string, env.table, env.math = string, table, math
  return env, lines
end

-- Writing a program: names in scope, by what they hold.
local text, scope, names, depth, inLoop, varargs, statements

local function emit(line) text[#text + 1] = ("  "):rep(depth) .. line end

local function fresh(kind)
  names = names + 1
  local name = kind .. names
  return name
end

local function visible(kind)
  local found = {}
  for _, v in ipairs(scope) do if v.kind == kind then found[#found + 1] = v end end
  return #found > 0 and pick(found) or nil
end

local expression

local constants = {"0", "1", "2", "-3", "7", "255", "0.5", "-0.0", "1e15", "2.0", "3.75", "'10'", "'abc'", "''", "'0x10'", "' 5 '",
  "nil", "true", "false", "math.maxinteger", "math.mininteger", "1/0", "'x\\0y'", "1 << 62", "0x7fffffff", "1e308"}

local binary = {"+", "-", "*", "/", "//", "%", "<", "<=", ">", ">=", "&", "|", "~", "<<", ">>", "==", "~=", "and", "or"}

-- Operands that would only raise an error mostly become numbers.
local function operation(level)
  local index = random(#binary)
  local wrap = random(8) == 1 and "" or index <= 10 and "num" or index <= 15 and "int" or ""
  return "(" .. wrap .. "(" .. expression(level) .. ") " .. binary[index] .. " " .. wrap .. "(" .. expression(level) .. "))"
end

local function within(level, open, close)
  local outer = varargs
  varargs = false
  local e = expression(level)
  varargs = outer
  return open .. e .. close
end

local function arguments(level)
  local list = {}
  for i = 1, random(4) - 1 do list[i] = expression(level) end
  if varargs and random(5) == 1 then list[#list + 1] = "..." end
  return table.concat(list, ", ")
end

local forms = {
  function() return pick(constants) end,
  function() return pick(constants) end,
  function() local v = visible("v") return v and v.name or pick(constants) end,
  function() local v = visible("v") return v and v.name or pick(constants) end,
  function(l) return operation(l) end,
  function(l) return operation(l) end,
  function(l) return operation(l) end,
  function(l) return "(" .. pick {"not ", "-num", "~int", "- -num"} .. "(" .. expression(l) .. "))" end,
  function(l) return "tostring(" .. expression(l) .. ") .. tostring(" .. expression(l) .. ")" end,
  function(l) return "#tostring(" .. expression(l) .. ")" end,
  function(l) local f = visible("f") return f and f.name .. "(" .. arguments(l) .. ")" or expression(l) end,
  function(l) local f = visible("f") return f and "(" .. f.name .. "(" .. arguments(l) .. "))" or expression(l) end,
  function(l) local a = visible("a") return a and a.name .. "[" .. random(5) .. "]" or expression(l) end,
  function(l) local a = visible("a") return a and "#" .. a.name or expression(l) end,
  function(l) local r = visible("r") return r and r.name .. "." .. pick {"x", "y", "z"} or expression(l) end,
  function(l) local r = visible("r") return r and r.name .. ":get(" .. arguments(l) .. ")" or expression(l) end,
  function(l) local o = visible("o") return o and "(" .. o.name .. " " .. pick {"+", "..", "==", "<", "<="} .. " " .. pick {o.name, "1", "'s'"} .. ")" or expression(l) end,
  function(l) local o = visible("o") return o and o.name .. pick {".k", "(" .. arguments(l) .. ")", "[1]"} or expression(l) end,
  function() return varargs and pick {"...", "(...)", "select('#', ...)"} or pick(constants) end,
  function(l) return within(l, "try(function() return ", " end)") end,
  function(l) return "select(2, try(error, some(" .. expression(l) .. ")))" end,
  function(l) return "type(" .. expression(l) .. ")" end,
  function(l) return "string.rep(tostring(" .. expression(l) .. "), " .. random(3) .. ", ',')" end,
  function(l) return "string.sub(tostring(" .. expression(l) .. "), " .. random(5) - 3 .. ", " .. random(5) - 3 .. ")" end,
  function(l) return "math.type(" .. expression(l) .. ")" end,
  function(l) return "(" .. expression(l) .. " and " .. expression(l) .. " or " .. expression(l) .. ")" end,
}

function expression(level)
  level = level or 3
  if level <= 0 then return forms[random(4)]() end
  return pick(forms)(level - 1)
end

local block

local function define(name, kind) scope[#scope + 1] = {name = name, kind = kind} end

-- A function's header and body; `open` is the text in front of the parameters.
local function functionBody(open, close)
  local size, outerLoop, outerVarargs = #scope, inLoop, varargs
  local parameters = {}
  for i = 1, random(4) - 1 do parameters[i] = fresh("v") end
  varargs = random(3) == 1
  local all = table.concat(parameters, ", ")
  if varargs then all = all .. (#parameters > 0 and ", ..." or "...") end
  emit(open .. "(" .. all .. ")")
  for _, p in ipairs(parameters) do define(p, "v") end
  inLoop = nil
  block(2 + random(3))
  depth = depth + 1
  emit("return " .. (random(4) == 1 and "" or expression(2) .. (random(3) == 1 and ", " .. expression(2) or "")))
  depth = depth - 1
  emit("end" .. (close or ""))
  for i = #scope, size + 1, -1 do scope[i] = nil end
  inLoop, varargs = outerLoop, outerVarargs
end

local function loop(open, close, variable, attributes)
  local outer = inLoop
  emit(open)
  inLoop = fresh("next")
  depth = depth + 1
  emit("step()")
  depth = depth - 1
  local size = #scope
  if variable then define(variable, "k") scope[#scope].kind = attributes or "c" end
  block(1 + random(3), inLoop)
  for i = #scope, size + 1, -1 do scope[i] = nil end
  emit(close)
  inLoop = outer
end

local kinds
kinds = {
  function() local e, n = expression(), fresh("v") emit("local " .. n .. " = " .. e) define(n, "v") end,
  function() local e, n, m = arguments(2), fresh("v"), fresh("v")
    emit("local " .. n .. ", " .. m .. (e ~= "" and " = " .. e or "")) define(n, "v") define(m, "v") end,
  function() local v = visible("v") if v then emit(v.name .. " = " .. expression()) end end,
  function() local v, w = visible("v"), visible("v") if v and v ~= w then emit(v.name .. ", " .. w.name .. " = " .. w.name .. ", " .. expression(2)) end end,
  function() emit("out(" .. expression() .. ", " .. expression(1) .. ")") end,
  function() emit("out(" .. expression() .. ")") end,
  function() emit(within(3, "out(try(function() return ", " end))")) end,
  function() local e, n = arguments(1), fresh("a") emit("local " .. n .. " = {some(" .. (e ~= "" and e or "1") .. "), 2, '3'}") define(n, "a") end,
  function() local a = visible("a") if a then emit(pick {"table.insert(" .. a.name .. ", 1, some(" .. expression(2) .. "))",
    a.name .. "[#" .. a.name .. " + 1] = some(" .. expression(2) .. ")", "out(table.remove(" .. a.name .. "))",
    "if #" .. a.name .. " > 0 then " .. a.name .. "[1] = some(" .. expression(1) .. ") end"}) end end,
  function() local n = fresh("r") local e = expression(2)
    emit("local " .. n .. " = {x = " .. e .. ", y = 1, get = function(self, ...) return self.x, ... end}") define(n, "r") end,
  function() local r = visible("r") if r then emit(r.name .. "." .. pick {"x", "y", "z"} .. " = " .. expression()) end end,
  function() local n = fresh("o") emit("local " .. n .. " = object()") define(n, "o") end,
  function() if depth < 3 then local n = fresh("f") functionBody("local function " .. n) define(n, "f") end end,
  function() if depth < 3 then local n = fresh("f") functionBody("local " .. n .. " = wrap(function", ")") define(n, "f") end end,
  function() if depth < 4 then local size = #scope emit("if " .. expression() .. " then") block(random(3))
    if random(2) == 1 then emit("elseif " .. expression(1) .. " then") block(random(2)) end
    if random(2) == 1 then emit("else") block(random(3)) end emit("end") end end,
  function() if depth < 3 then local n = fresh("k")
    loop("for " .. n .. " = " .. pick {"1, 5", "5, 1, -2", "1, 3, 1", "0.5, 2.5", "1, 0", "math.maxinteger - 2, math.maxinteger", "3, 1.5, -0.5"} .. " do", "end", n) end end,
  function() if depth < 3 then local n = fresh("w") emit("local " .. n .. " = 0")
    loop("while " .. n .. " < " .. random(6) .. " and " .. pick {"true", expression(1)} .. " do " .. n .. " = " .. n .. " + 1", "end") end end,
  function() if depth < 3 then local n = fresh("w") emit("local " .. n .. " = 0")
    loop("repeat " .. n .. " = " .. n .. " + 1", "until " .. n .. " >= " .. random(5) .. " or " .. expression(1)) end end,
  function() local a = visible("a") if a and depth < 3 then local n, m = fresh("k"), fresh("c")
    loop("for " .. n .. ", " .. m .. " in ipairs(" .. a.name .. ") do", "end", n) end end,
  function() if inLoop then emit("if " .. expression(1) .. " then " .. pick {"break", "goto " .. inLoop} .. " end") end end,
  function() if depth < 4 then local size = #scope emit("do") depth = depth + 1 local n = fresh("h")
    emit("local " .. n .. " <close> = closing('" .. n .. "')") depth = depth - 1 block(random(3)) emit("end") end end,
  function() if random(6) == 1 then emit("if " .. expression(1) .. " then error(some(" .. expression(1) .. ")) end") end end,
  function() local f = visible("f") if f then emit("out(try(" .. f.name .. ", " .. expression(1) .. "))") end end,
  function() if random(2) == 1 then emit("try(yield, " .. expression(1) .. ")") end end,
}

function block(size, label)
  local outer = #scope
  depth = depth + 1
  if label then emit("do") depth = depth + 1 end
  for _ = 1, size do
    statements = statements + 1
    if statements < 60 then pick(kinds)() end
  end
  if label then depth = depth - 1 emit("end") emit("::" .. label .. "::") end
  depth = depth - 1
  for i = #scope, outer + 1, -1 do scope[i] = nil end
end

local function program()
  text, scope, names, depth, inLoop, varargs, statements = {}, {}, 0, 0, nil, true, 0
  for _ = 1, 4 + random(12) do pick(kinds)() end
  emit("return " .. expression())
  return table.concat(text, "\n") .. "\n"
end

local failed, ended = 0, 0
for i = 1, count do
  local source = program()
  local problem
  for run = 1, times do
    local env, lines = environment()
    local f = assert(load(source, "=p", "t", env))
    if run == 1 then problem = nil end
    local results = table.pack(env.try(f, 1, "two", 3.5))
    for r = 1, results.n do results[r] = show(results[r]) end
    lines[#lines + 1] = table.concat(results, " ")
    local line = (table.concat(lines, "|"):gsub("[^ -~]", "?"))
    if run == 1 then
      problem = line
      if results[1] == "true" then ended = ended + 1 else failed = failed + 1 end
      print(i .. " " .. line)
    elseif line ~= problem then
      print(i .. " run " .. run .. ": " .. line)
    end
    if os.getenv("PROGRAM") == tostring(i) and run == 1 then print(source) end
  end
end
print("programs " .. count .. ", ended " .. ended .. ", failed " .. failed)
