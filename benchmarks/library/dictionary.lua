-- A hash table with chained buckets. Keys are objects with two methods: "hash", a non-negative integer, and
-- "equals". It does what a Lua table could, in Lua, because that is what is measured.

local class = require("library.class")

local Entry = class()

function Entry.new(hash, key, value, rest)
  return setmetatable({ hash = hash, key = key, value = value, rest = rest }, Entry)
end

function Entry:matches(hash, key)
  return self.hash == hash and self.key:equals(key)
end

local Dictionary = class()

local INITIAL_BUCKETS = 16

function Dictionary.new()
  local buckets = {}
  for i = 1, INITIAL_BUCKETS do
    buckets[i] = false
  end
  return setmetatable({ buckets = buckets, capacity = INITIAL_BUCKETS, count = 0 }, Dictionary)
end

function Dictionary:size()
  return self.count
end

function Dictionary:find(key)
  local hash = key:hash()
  local entry = self.buckets[hash % self.capacity + 1]
  while entry and not entry:matches(hash, key) do
    entry = entry.rest
  end
  return entry
end

--- The value of a key; nil when there is none.
function Dictionary:at(key)
  local entry = self:find(key)
  if entry then
    return entry.value
  end
  return nil
end

function Dictionary:contains(key)
  return self:find(key) and true or false
end

function Dictionary:put(key, value)
  local entry = self:find(key)
  if entry then
    entry.value = value
    return
  end
  if self.count >= self.capacity then
    self:grow()
  end
  local hash = key:hash()
  local bucket = hash % self.capacity + 1
  self.buckets[bucket] = Entry.new(hash, key, value, self.buckets[bucket])
  self.count = self.count + 1
end

function Dictionary:grow()
  local old = self.buckets
  local buckets = {}
  local capacity = self.capacity * 2
  for i = 1, capacity do
    buckets[i] = false
  end
  for i = 1, self.capacity do
    local entry = old[i]
    while entry do
      local rest = entry.rest
      local bucket = entry.hash % capacity + 1
      entry.rest = buckets[bucket]
      buckets[bucket] = entry
      entry = rest
    end
  end
  self.buckets = buckets
  self.capacity = capacity
end

--- Calls visit(key, value) for each entry.
function Dictionary:each(visit)
  local buckets = self.buckets
  for i = 1, self.capacity do
    local entry = buckets[i]
    while entry do
      visit(entry.key, entry.value)
      entry = entry.rest
    end
  end
end

return Dictionary
