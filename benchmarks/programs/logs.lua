-- Reads lines of an access log with patterns, sums them up, and writes a report: string building,
-- string.match, string.gsub, string.format and table.concat.

local Random = require("library.random")

local LINES = 2000
local METHODS = { "GET", "GET", "GET", "POST", "DELETE" }
local CODES = { 200, 200, 200, 201, 404, 500 }

local function write(lines)
  local random = Random.new(99)
  local out = {}
  for i = 1, lines do
    out[i] = string.format(
      '10.0.%d.%d - - [01/Mar/2025:10:%02d:%02d +0000] "%s /api/v%d/items/%d?user=u%d HTTP/1.1" %d %d "client/%d.%d"',
      random:next() % 4,
      random:next() % 256,
      math.floor(i / 60) % 60,
      i % 60,
      METHODS[random:next() % #METHODS + 1],
      random:next() % 3 + 1,
      random:next(),
      random:next() % 500,
      CODES[random:next() % #CODES + 1],
      random:next(),
      random:next() % 4,
      random:next() % 10
    )
  end
  return table.concat(out, "\n") .. "\n"
end

local LINE = '^(%d+%.%d+%.%d+%.%d+) %S+ %S+ %[([^%]]+)%] "(%u+) ([^%s"]+) [^"]*" (%d+) (%d+) "([^"]*)"$'

local function read(log)
  local byRoute, bad, bytes, seen = {}, 0, 0, 0
  for line in log:gmatch("[^\n]+") do
    local _, _, method, path, code, size, agent = line:match(LINE)
    seen = seen + #agent
    local route = method .. " " .. path:gsub("%?.*$", ""):gsub("/%d+", "/:id")
    local group = byRoute[route]
    if not group then
      group = { count = 0, bytes = 0, users = {} }
      byRoute[route] = group
    end
    group.count = group.count + 1
    group.bytes = group.bytes + tonumber(size)
    group.users[path:match("user=(u%d+)")] = true
    bytes = bytes + tonumber(size)
    if tonumber(code) >= 500 then
      bad = bad + 1
    end
  end
  return byRoute, bad, bytes, seen
end

local function report(byRoute)
  local routes = {}
  for route in pairs(byRoute) do
    routes[#routes + 1] = route
  end
  table.sort(routes)
  local text = ""
  for _, route in ipairs(routes) do
    local group = byRoute[route]
    local users = 0
    for _ in pairs(group.users) do
      users = users + 1
    end
    text = text
      .. string.format("%-24s %6d %10d %5d\n", route:upper():lower(), group.count, group.bytes, users)
  end
  return text, #routes
end

local function run(inner)
  for _ = 1, inner do
    local log = write(LINES)
    local byRoute, bad, bytes = read(log)
    local text, routes = report(byRoute)
    local counted, sum = 0, 0
    for count, size in text:gmatch(" +(%d+) +(%d+) +%d+\n") do
      counted = counted + tonumber(count)
      sum = sum + tonumber(size)
    end
    local failures = select(2, log:gsub('" 500 ', ""))
    if counted ~= LINES or sum ~= bytes or bad ~= failures or routes ~= 9 then
      return false
    end
  end
  return true
end

return { run = run, inner = 8 }
