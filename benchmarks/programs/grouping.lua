-- Groups, joins and sorts records, as a report over an inventory does: tables with many keys, table.insert,
-- pairs, table.sort with a comparison, table.concat, table.remove.

local Random = require("library.random")

local RECORDS = 5000
local REGIONS = { "north", "south", "east", "west" }

local function inventory()
  local random = Random.new(7)
  local records = {}
  for i = 1, RECORDS do
    table.insert(records, {
      id = i,
      host = "host-" .. random:next() % 700,
      region = REGIONS[random:next() % #REGIONS + 1],
      cpu = random:next() % 64 + 1,
      memory = random:next(),
      tags = { random:next() % 10, random:next() % 10 },
    })
  end
  return records
end

local function groupBy(records, key)
  local groups, names = {}, {}
  for _, record in ipairs(records) do
    local name = key(record)
    local group = groups[name]
    if not group then
      group = {}
      groups[name] = group
      names[#names + 1] = name
    end
    group[#group + 1] = record
  end
  table.sort(names)
  return groups, names
end

local function sum(records, field)
  local total = 0
  for _, record in ipairs(records) do
    total = total + record[field]
  end
  return total
end

local function byCpuThenId(a, b)
  if a.cpu ~= b.cpu then
    return a.cpu > b.cpu
  end
  return a.id < b.id
end

local function isSorted(records, before)
  for i = 2, #records do
    if before(records[i], records[i - 1]) then
      return false
    end
  end
  return true
end

local function tagCounts(records)
  local counts = {}
  for _, record in ipairs(records) do
    for _, tag in ipairs(record.tags) do
      counts[tag] = (counts[tag] or 0) + 1
    end
  end
  return counts
end

local function report()
  local records = inventory()
  local byHost, hosts = groupBy(records, function(record)
    return record.host
  end)
  local byRegion = groupBy(records, function(record)
    return record.region
  end)

  local memory, members = 0, 0
  local lines = {}
  for _, host in ipairs(hosts) do
    local group = byHost[host]
    table.sort(group, byCpuThenId)
    members = members + #group
    memory = memory + sum(group, "memory")
    lines[#lines + 1] = host .. "=" .. #group .. ":" .. group[1].cpu
  end
  local counted = 0
  for _, group in pairs(byRegion) do
    counted = counted + #group
  end
  local tags = 0
  for _, count in pairs(tagCounts(records)) do
    tags = tags + count
  end
  table.sort(records, byCpuThenId)
  local right = isSorted(records, byCpuThenId)
    and members == RECORDS
    and counted == RECORDS
    and memory == sum(records, "memory")
    and tags == 2 * RECORDS
    and select(2, table.concat(lines, ","):gsub("=", "")) == #hosts
  while #records > RECORDS - 1000 do
    table.remove(records)
  end
  return right and records[#records].cpu <= records[1].cpu
end

local function run(inner)
  for _ = 1, inner do
    if not report() then
      return false
    end
  end
  return true
end

return { run = run, inner = 6 }
