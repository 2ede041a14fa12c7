-- Runs every chunk of the conformance suite and of the language's and library's cases a few times over and
-- prints what came of it: once interpreted, once compiled, the lines must be the same.
--
-- Arguments: how often each chunk runs, of how many chunks one runs, the folder of the test resources, the
-- files of chunks in it.
local times, every, folder = math.tointeger(arg[1]), math.tointeger(arg[2]), arg[3]

local function show(v)
  if math.type(v) == "float" then return ("%a"):format(v) end
  if type(v) ~= "string" then return (tostring(v):gsub("0x%x+", "ADDRESS")) end
  return (("%q"):format(v):gsub("\\\n", "\\n"):gsub("0x%x%x%x%x+", "ADDRESS"):gsub("/tmp/lua_%w+", "FILE"))
end

local function outcome(ok, ...)
  local values = table.pack(...)
  for i = 1, values.n do values[i] = show(values[i]) end
  return (ok and "> " or "! ") .. table.concat(values, ", ")
end

local chunks = 0

local function run(where, chunk)
  chunks = chunks + 1
  if chunks % every ~= 0 then return end
  local env = setmetatable({}, {__index = _G})
  env._ENV = env
  local f, problem = load(chunk, "=c", "t", env)
  local last, count = f and outcome(pcall(f)) or "? " .. problem, 1
  local line = last
  for _ = 2, f and times or 1 do
    local next = outcome(pcall(f))
    if next ~= last then
      line, last, count = line .. " *" .. count .. " then " .. next, next, 0
    end
    count = count + 1
  end
  print(where .. " " .. chunks .. " " .. line .. " *" .. count)
end

local function conformance(path, name)
  local section = assert(loadfile(path, "t", {is = function(chunk) run(name, chunk) end}))
  section()
end

-- Lines that begin with "--- " name a case, then comes its chunk, then what it must give.
local function cases(path, name)
  local lines
  for line in io.lines(path) do
    if line:find("^%-%-%- ") then
      lines = {}
    elseif line:find("^%-%-[>!]") then
      if lines then run(name, table.concat(lines, "\n")) end
      lines = nil
    elseif lines then
      lines[#lines + 1] = line
    end
  end
end

for i = 4, #arg do
  local path = folder .. "/" .. arg[i] .. ".lua"
  local kind = arg[i]:find("^conformance") and conformance or cases
  kind(path, arg[i])
end
print("chunks " .. chunks // every)
