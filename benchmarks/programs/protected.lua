-- pcall in a loop: calls that succeed, that raise a table, a message with a position, an error of the
-- language itself, and one in three that pass through a nested pcall.

local Failure = {}
Failure.__index = Failure

local function parse(text)
  local number = tonumber(text)
  if not number then
    error(setmetatable({ text = text }, Failure))
  end
  return number
end

local function check(number)
  if number % 10 == 0 then
    error("round number " .. number)
  end
  return number
end

local function index(value)
  return value.field
end

local function nested(text)
  local ok, result = pcall(parse, text)
  if not ok then
    error(result, 0)
  end
  return result
end

local TEXTS = {}
for i = 1, 100 do
  TEXTS[i] = i % 20 == 0 and "x" .. i or tostring(i)
end

local function work()
  local good, failures, messages, errors = 0, 0, 0, 0
  for i, text in ipairs(TEXTS) do
    local ok, result = pcall(i % 3 == 0 and nested or parse, text)
    if ok then
      ok, result = pcall(check, result)
      if ok then
        good = good + 1
      elseif result:find("round number " .. text, 1, true) then
        messages = messages + 1
      end
    elseif getmetatable(result) == Failure and result.text == text then
      failures = failures + 1
    end
    if i % 25 == 0 and not pcall(index, nil) then
      errors = errors + 1
    end
  end
  return good == 90 and failures == 5 and messages == 5 and errors == 4
end

local function run(inner)
  for _ = 1, inner do
    if not work() then
      return false
    end
  end
  return true
end

return { run = run, inner = 6000 }
