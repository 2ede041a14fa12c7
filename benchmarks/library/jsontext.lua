-- JSON to plain tables and back, the way a Lua programmer in a hurry for speed writes it: patterns find the
-- ends of strings and numbers, functions are chosen by the first byte.

local byte, char, find, sub, format, gsub = string.byte, string.char, string.find, string.sub, string.format, string.gsub
local concat, sort = table.concat, table.sort

local jsontext = {}

-- Decoding ------------------------------------------------------------------------------------------------

local function fail(at, expected)
  error("expected " .. expected .. " at byte " .. at, 0)
end

local ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["/"] = "/", ["\\"] = "\\" }

local function utf8(code)
  if code < 0x80 then
    return char(code)
  elseif code < 0x800 then
    return char(0xC0 + math.floor(code / 0x40), 0x80 + code % 0x40)
  elseif code < 0x10000 then
    return char(0xE0 + math.floor(code / 0x1000), 0x80 + math.floor(code / 0x40) % 0x40, 0x80 + code % 0x40)
  end
  return char(
    0xF0 + math.floor(code / 0x40000),
    0x80 + math.floor(code / 0x1000) % 0x40,
    0x80 + math.floor(code / 0x40) % 0x40,
    0x80 + code % 0x40
  )
end

local function pair(high, low)
  return utf8(0x10000 + (tonumber(high, 16) - 0xD800) * 0x400 + tonumber(low, 16) - 0xDC00)
end

local function unescape(text)
  text = gsub(text, "\\u([dD][89abAB]%x%x)\\u([dD][c-fC-F]%x%x)", pair)
  return (gsub(text, "\\(.)(%x?%x?%x?%x?)", function(kind, digits)
    if kind == "u" and #digits == 4 then
      return utf8(tonumber(digits, 16))
    end
    return (ESCAPES[kind] or fail(0, "an escape")) .. digits
  end))
end

local function decodeString(text, at)
  local from = at + 1
  local stop = find(text, '["\\]', from)
  if not stop then
    fail(at, "the end of a string")
  end
  if byte(text, stop) == 34 then
    return sub(text, from, stop - 1), stop + 1
  end
  while byte(text, stop) ~= 34 do
    stop = find(text, '["\\]', stop + 2)
    if not stop then
      fail(at, "the end of a string")
    end
  end
  return unescape(sub(text, from, stop - 1)), stop + 1
end

local decoders = {}

local function decode(text, at)
  at = find(text, "%S", at)
  local decoder = at and decoders[byte(text, at)]
  if not decoder then
    fail(at or #text + 1, "a value")
  end
  return decoder(text, at)
end

local function decodeNumber(text, at)
  local _, stop = find(text, "^-?%d+%.?%d*[eE]?[+-]?%d*", at)
  local value = stop and tonumber(sub(text, at, stop))
  if not value then
    fail(at, "a number")
  end
  return value, stop + 1
end

local function literal(word, value)
  return function(text, at)
    local stop = at + #word - 1
    if sub(text, at, stop) ~= word then
      fail(at, word)
    end
    return value, stop + 1
  end
end

-- The next byte that is not blank, and where it is.
local function token(text, at)
  at = find(text, "%S", at)
  if not at then
    fail(#text + 1, "more")
  end
  return byte(text, at), at
end

local function decodeArray(text, at)
  local array, n = {}, 0
  local next
  next, at = token(text, at + 1)
  if next == 93 then
    return array, at + 1
  end
  while true do
    n = n + 1
    array[n], at = decode(text, at)
    next, at = token(text, at)
    if next == 93 then
      return array, at + 1
    elseif next ~= 44 then
      fail(at, "',' or ']'")
    end
    at = at + 1
  end
end

local function decodeObject(text, at)
  local object = {}
  local next
  next, at = token(text, at + 1)
  if next == 125 then
    return object, at + 1
  end
  while true do
    if next ~= 34 then
      fail(at, "a name")
    end
    local name
    name, at = decodeString(text, at)
    next, at = token(text, at)
    if next ~= 58 then
      fail(at, "':'")
    end
    object[name], at = decode(text, at + 1)
    next, at = token(text, at)
    if next == 125 then
      return object, at + 1
    elseif next ~= 44 then
      fail(at, "',' or '}'")
    end
    next, at = token(text, at + 1)
  end
end

for digit = 48, 57 do
  decoders[digit] = decodeNumber
end
decoders[45] = decodeNumber
decoders[34] = decodeString
decoders[91] = decodeArray
decoders[123] = decodeObject
decoders[116] = literal("true", true)
decoders[102] = literal("false", false)
decoders[110] = literal("null", nil)

--- The value a JSON text stands for. Objects and arrays become tables, null becomes nil.
function jsontext.decode(text)
  local value, at = decode(text, 1)
  if find(text, "%S", at) then
    fail(at, "the end")
  end
  return value
end

-- Encoding ------------------------------------------------------------------------------------------------

local SHORT = { ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function escape(c)
  return SHORT[c] or format("\\u%04x", byte(c))
end

local function quote(text)
  if find(text, '[%c"\\]') then
    text = gsub(text, '[%c"\\]', escape)
  end
  return '"' .. text .. '"'
end

local encode

local function encodeArray(array, out, n)
  out[n + 1] = "["
  n = n + 1
  for i = 1, #array do
    if i > 1 then
      n = n + 1
      out[n] = ","
    end
    n = encode(array[i], out, n)
  end
  out[n + 1] = "]"
  return n + 1
end

local function encodeObject(object, out, n)
  local names, count = {}, 0
  for name in pairs(object) do
    count = count + 1
    names[count] = name
  end
  sort(names)
  n = n + 1
  out[n] = "{"
  for i = 1, count do
    local name = names[i]
    n = n + 1
    out[n] = (i > 1 and "," or "") .. quote(name) .. ":"
    n = encode(object[name], out, n)
  end
  out[n + 1] = "}"
  return n + 1
end

function encode(value, out, n)
  local kind = type(value)
  if kind == "string" then
    out[n + 1] = quote(value)
  elseif kind == "table" then
    if #value > 0 or next(value) == nil then
      return encodeArray(value, out, n)
    end
    return encodeObject(value, out, n)
  elseif kind == "number" then
    out[n + 1] = format("%.14g", value)
  elseif kind == "boolean" then
    out[n + 1] = value and "true" or "false"
  else
    error("cannot encode a " .. kind, 0)
  end
  return n + 1
end

--- JSON of a value, members in the order of their names; a table with elements, or none at all, is an array.
function jsontext.encode(value)
  local out = {}
  local n = encode(value, out, 0)
  return concat(out, "", 1, n)
end

return jsontext
