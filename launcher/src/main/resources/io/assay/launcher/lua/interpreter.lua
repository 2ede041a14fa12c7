-- What the stand-alone interpreter says and does in Lua itself, where bytes stay bytes. It is loaded
-- before any script and keeps the functions it uses, so that scripts may change their globals.

local globals = _G
local debug_getmetatable = debug.getmetatable
local find, gsub, match, sub = string.find, string.gsub, string.match, string.sub
local load, loadfile, rawget, next, pcall, select = load, loadfile, rawget, next, pcall, select
local pack, unpack, concat, sort = table.pack, table.unpack, table.concat, table.sort
local tostring, type, warn = tostring, type, warn
local stdin, stdout, stderr = io.stdin, io.stdout, io.stderr
local read, write, flush = stdin.read, stdout.write, stdout.flush

local interpreter = {}

-- As PUC-Rio Lua's interpreter has it; a state of its own starts with "incremental".
collectgarbage("generational")

-- What the chunk that runs next gets, if it is the script.
local script_arguments

-- Makes `require "assay"` give a script the builtins of Assay. `install` puts them into the globals.
function interpreter.provide(install)
  package.preload.assay = function()
    local before, builtins = {}, {}
    for name, value in next, globals do before[name] = value end
    install()
    for name, value in next, globals do
      if before[name] ~= value then builtins[name] = value end
    end
    return builtins
  end
end

-- An uncaught error. Strings and numbers get the traceback; a value with a __tostring speaks for
-- itself.
function interpreter.report(program, value, traceback)
  local kind = type(value)
  local text
  if kind == "string" or kind == "number" then
    text = value .. ""
  else
    local metatable = debug_getmetatable(value)
    local to_string = type(metatable) == "table" and rawget(metatable, "__tostring")
    local own = to_string and to_string(value)
    if type(own) == "string" then
      text, traceback = own, ""
    else
      text = "(error object is a " .. kind .. " value)"
    end
  end
  if traceback ~= "" then text = text .. "\n" .. traceback end
  write(stderr, program and program .. ": " or "", text, "\n")
end

function interpreter.print(text)
  write(stdout, text)
  flush(stdout)
  return true
end

function interpreter.warn_on()
  warn("@on")
  return true
end

-- Chunks: of options and of LUA_INIT, of a file, of standard input. Without a chunk, the results are
-- nil and what is wrong.
interpreter.statement = load
interpreter.file = loadfile

-- Runs a chunk. It is called and not left for good, so that a traceback ends here, as one of PUC-Rio's
-- interpreter does in the C function that called the chunk.
function interpreter.run(chunk)
  local arguments = script_arguments
  if arguments then
    script_arguments = nil
    chunk(unpack(arguments))
  else
    chunk()
  end
  return true
end

-- The script, to be run with what the global `arg` has by now.
function interpreter.script(name)
  local chunk, problem = loadfile(name)
  if not chunk then return nil, problem end
  local arguments = globals.arg
  if type(arguments) ~= "table" then return nil, "'arg' is not a table" end
  script_arguments = arguments
  return chunk
end

-- The module of an option -l.
function interpreter.library(global, module)
  globals[global] = globals.require(module)
  return true
end

-- The prompt of a first line or of a further one.
function interpreter.prompt(first)
  local value = globals[first and "_PROMPT" or "_PROMPT2"]
  if value == nil then return first and "> " or ">> " end
  return tostring(value)
end

-- A line of standard input; false at its end.
function interpreter.read_line()
  return read(stdin, "l") or false
end

-- A text that was typed and one more line.
function interpreter.join(text, line)
  return text .. "\n" .. line
end

-- The chunk that a text is: an expression whose values are to be shown, or statements. False if the
-- text only begins one; nil and what is wrong if it is none.
function interpreter.compile(text, is_first_line)
  if is_first_line then
    text = gsub(text, "^=", "return ")
    local expression = load("return " .. text, "=stdin")
    if expression then return expression end
    if find(text, "^[ \t]*local[ \t]") then
      write(stderr, "warning: locals do not survive across lines in interactive mode\n")
    end
  end
  local chunk, problem = load(text, "=stdin")
  if chunk then return chunk end
  if sub(problem, -5) == "<eof>" then return false end
  return nil, problem
end

-- Runs what was typed and shows its values.
function interpreter.evaluate(chunk)
  local results = pack(chunk())
  if results.n > 0 then
    local ok, problem = pcall(globals.print, unpack(results, 1, results.n))
    if not ok then
      write(stderr, "error calling 'print' (", tostring(problem), ")\n")
    end
  end
  flush(stdout)
end

-- The field of a value as far as it can be known without running anything.
local function peek(value, key)
  for _ = 1, 100 do
    if type(value) == "table" then
      local field = rawget(value, key)
      if field ~= nil then return field end
    end
    local metatable = debug_getmetatable(value)
    value = type(metatable) == "table" and rawget(metatable, "__index")
    if type(value) ~= "table" then return nil end
  end
end

local KEYWORDS = {
  "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "global", "goto", "if",
  "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
}

-- The names that the last word of a line may become, such as `string.format` for `string.fo`: one
-- string with a line for each.
function interpreter.complete(word)
  local path, name = match(word, "^(.-)([%a_]?[%w_]*)$")
  local owner = globals
  for field in string.gmatch(path, "[%a_][%w_]*") do
    owner = peek(owner, field)
    if owner == nil then return "" end
  end
  local found, seen = {}, {}
  local function add(key)
    if type(key) == "string" and not seen[key] and find(key, "^[%a_][%w_]*$")
        and sub(key, 1, #name) == name then
      seen[key] = true
      found[#found + 1] = path .. key
    end
  end
  if path == "" then
    for i = 1, #KEYWORDS do add(KEYWORDS[i]) end
  end
  for _ = 1, 100 do
    if type(owner) == "table" then
      for key in next, owner do add(key) end
    end
    local metatable = debug_getmetatable(owner)
    owner = type(metatable) == "table" and rawget(metatable, "__index")
    if type(owner) ~= "table" then break end
  end
  sort(found)
  return concat(found, "\n")
end

return interpreter
