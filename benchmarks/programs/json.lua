-- Json: a recursive descent parser of JSON that reads character by character and makes an object for each
-- value, with a class for each kind; an object's members are looked up by a small index of hashes.

local class = require("library.class")
local Random = require("library.random")
local Vector = require("library.vector")

-- Values --------------------------------------------------------------------------------------------------

local Value = class()

function Value:isObject()
  return false
end

function Value:isArray()
  return false
end

function Value:isString()
  return false
end

local Literal = class(Value)

function Literal.new(text)
  return setmetatable({ text = text }, Literal)
end

local NULL, TRUE, FALSE = Literal.new("null"), Literal.new("true"), Literal.new("false")

local Number = class(Value)

function Number.new(text)
  return setmetatable({ text = text }, Number)
end

local String = class(Value)

function String.new(text)
  return setmetatable({ text = text }, String)
end

function String:isString()
  return true
end

local Array = class(Value)

function Array.new()
  return setmetatable({ elements = Vector.new() }, Array)
end

function Array:isArray()
  return true
end

function Array:add(value)
  self.elements:append(value)
end

function Array:size()
  return self.elements:size()
end

function Array:at(index)
  return self.elements:at(index)
end

-- Where each name was last seen, by a hash of 32 values; 0 is unknown, and so is a place another name took.
local Index = class()

function Index.new()
  local places = {}
  for i = 1, 32 do
    places[i] = 0
  end
  return setmetatable({ places = places }, Index)
end

function Index:slot(name)
  local length = #name
  if length == 0 then
    return 1
  end
  return (name:byte(1) * 7 + name:byte(length) * 3 + length) % 32 + 1
end

function Index:add(name, place)
  self.places[self:slot(name)] = place
end

function Index:get(name)
  return self.places[self:slot(name)]
end

local Object = class(Value)

function Object.new()
  return setmetatable({ names = Vector.new(), values = Vector.new(), index = Index.new() }, Object)
end

function Object:isObject()
  return true
end

function Object:add(name, value)
  self.names:append(name)
  self.values:append(value)
  self.index:add(name, self.names:size())
end

function Object:size()
  return self.names:size()
end

function Object:get(name)
  local place = self.index:get(name)
  if place ~= 0 and self.names:at(place) == name then
    return self.values:at(place)
  end
  for i = self.names:size(), 1, -1 do
    if self.names:at(i) == name then
      return self.values:at(i)
    end
  end
  return nil
end

-- The parser ----------------------------------------------------------------------------------------------

local Parser = class()

function Parser.new(text)
  return setmetatable({ text = text, position = 0, current = "", captureFrom = 0 }, Parser)
end

--- Goes to the next character; "" is the end.
function Parser:read()
  self.position = self.position + 1
  self.current = self.text:sub(self.position, self.position)
end

function Parser:fail(expected)
  error("expected " .. expected .. " at character " .. self.position)
end

--- Takes this character if it comes next; whether it did.
function Parser:accept(character)
  if self.current ~= character then
    return false
  end
  self:read()
  return true
end

function Parser:require(character)
  if not self:accept(character) then
    self:fail("'" .. character .. "'")
  end
end

function Parser:isBlank()
  local c = self.current
  return c == " " or c == "\t" or c == "\n" or c == "\r"
end

function Parser:skipBlanks()
  while self:isBlank() do
    self:read()
  end
end

function Parser:isDigit()
  local c = self.current
  return c >= "0" and c <= "9"
end

function Parser:startCapture()
  self.captureFrom = self.position
end

function Parser:captured()
  return self.text:sub(self.captureFrom, self.position - 1)
end

function Parser:parse()
  self:read()
  self:skipBlanks()
  local value = self:value()
  self:skipBlanks()
  if self.current ~= "" then
    self:fail("the end")
  end
  return value
end

function Parser:value()
  local c = self.current
  if c == "{" then
    return self:object()
  elseif c == "[" then
    return self:array()
  elseif c == '"' then
    return String.new(self:string())
  elseif c == "n" then
    return self:literal("null", NULL)
  elseif c == "t" then
    return self:literal("true", TRUE)
  elseif c == "f" then
    return self:literal("false", FALSE)
  elseif c == "-" or self:isDigit() then
    return self:number()
  end
  return self:fail("a value")
end

function Parser:literal(text, value)
  for i = 1, #text do
    self:require(text:sub(i, i))
  end
  return value
end

function Parser:array()
  self:read()
  local array = Array.new()
  self:skipBlanks()
  if self:accept("]") then
    return array
  end
  repeat
    self:skipBlanks()
    array:add(self:value())
    self:skipBlanks()
  until not self:accept(",")
  self:require("]")
  return array
end

function Parser:object()
  self:read()
  local object = Object.new()
  self:skipBlanks()
  if self:accept("}") then
    return object
  end
  repeat
    self:skipBlanks()
    if self.current ~= '"' then
      self:fail("a name")
    end
    local name = self:string()
    self:skipBlanks()
    self:require(":")
    self:skipBlanks()
    object:add(name, self:value())
    self:skipBlanks()
  until not self:accept(",")
  self:require("}")
  return object
end

local ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["/"] = "/", ["\\"] = "\\" }

function Parser:string()
  self:read()
  local parts
  self:startCapture()
  while self.current ~= '"' do
    if self.current == "" then
      self:fail("'\"'")
    elseif self.current == "\\" then
      parts = parts or Vector.new()
      parts:append(self:captured())
      self:read()
      local escaped = ESCAPES[self.current]
      if not escaped then
        self:fail("an escape")
      end
      parts:append(escaped)
      self:read()
      self:startCapture()
    else
      self:read()
    end
  end
  local text = self:captured()
  self:read()
  if parts then
    parts:append(text)
    return table.concat(parts.items)
  end
  return text
end

function Parser:digits()
  if not self:isDigit() then
    self:fail("a digit")
  end
  while self:isDigit() do
    self:read()
  end
end

function Parser:number()
  self:startCapture()
  self:accept("-")
  if not self:accept("0") then
    self:digits()
  end
  if self:accept(".") then
    self:digits()
  end
  if self:accept("e") or self:accept("E") then
    if not self:accept("+") then
      self:accept("-")
    end
    self:digits()
  end
  return Number.new(self:captured())
end

-- The document: what a bookshop's service might answer. ---------------------------------------------------

local ORDERS = 60

local function document()
  local random = Random.new(12345)
  local orders = {}
  for i = 1, ORDERS do
    local lines = {}
    for j = 1, random:next() % 4 + 1 do
      lines[j] = string.format(
        '{"isbn": "978-%05d", "title": "Volume \\"%d\\"\\nof many", "price": %d.%02de0, "copies": %d}',
        random:next(),
        random:next() % 40,
        random:next() % 90,
        random:next() % 100,
        random:next() % 5 + 1
      )
    end
    orders[i] = string.format(
      '{"number": %d, "paid": %s, "note": null, "lines": [%s], "ship": {"city": "Town %d", "to": []}}',
      i,
      random:next() % 2 == 0 and "true" or "false",
      table.concat(lines, ", "),
      random:next() % 1000
    )
  end
  return '{"head": {"status": "ok", "page": -1}, "orders": [\n' .. table.concat(orders, ",\n") .. "\n]}"
end

local TEXT = document()

local function isRight(root)
  if not root:isObject() or root:get("head"):get("status").text ~= "ok" then
    return false
  end
  local orders = root:get("orders")
  if not orders:isArray() or orders:size() ~= ORDERS then
    return false
  end
  for i = 1, ORDERS do
    local order = orders:at(i)
    if order:get("number").text ~= tostring(i) or order:size() ~= 5 then
      return false
    end
    local title = order:get("lines"):at(1):get("title")
    if not title:isString() or not title.text:find('^Volume "%d+"\nof many$') then
      return false
    end
  end
  return true
end

local function run(inner)
  for _ = 1, inner do
    if not isRight(Parser.new(TEXT):parse()) then
      return false
    end
  end
  return true
end

return { run = run, inner = 20 }
