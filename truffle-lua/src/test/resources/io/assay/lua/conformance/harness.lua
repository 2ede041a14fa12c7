-- Runs the files of this folder: each is a list of is(chunk, outcome), where the outcome is
-- "> values", "! error" or "? syntax error". Returns the numbers of chunks and of values compared, and
-- the texts of the differences.
local folder, sections = ...

local function quote(s)
  local text = ("%q"):format(s):gsub("\\\n", "\\n"):gsub("[\128-\255]", function(c) return "\\" .. c:byte() end)
  return text
end

local function show(v)
  local kind = type(v)
  if kind == "string" then return quote(v) end
  if math.type(v) == "float" then
    if v ~= v then return "nan" end
    return v == math.floor(v) and math.abs(v) < 1e15 and ("%.1f"):format(v) or ("%.17g"):format(v)
  end
  if kind == "number" or kind == "nil" or kind == "boolean" then return tostring(v) end
  return "<" .. kind .. ">"
end

local values = 0

local function outcome(ok, ...)
  local results = table.pack(...)
  values = values + math.max(results.n, 1)
  for i = 1, results.n do results[i] = show(results[i]) end
  return (ok and "> " or "! ") .. table.concat(results, ", ")
end

local function run(chunk)
  local env = setmetatable({}, {__index = _G})
  env._ENV = env
  local f, problem = load(chunk, "=c", "t", env)
  if f then return outcome(pcall(f)) end
  values = values + 1
  return "? " .. show(problem)
end

local asserted, differences = 0, {}
for section in sections:gmatch("%S+") do
  local function is(chunk, expected)
    asserted = asserted + 1
    local actual = run(chunk)
    if actual ~= expected then
      differences[#differences + 1] = section .. ": " .. chunk .. "\n  expected " .. expected .. "\n  actual   " .. actual
    end
  end
  local f = assert(loadfile(folder .. "/" .. section .. ".lua", "t", {is = is}))
  f()
end
return asserted, values, table.concat(differences, "\n")
