-- Towers: the towers of Hanoi with thirteen disks; the piles are linked lists of disks.

local class = require("library.class")

local DISKS = 13

local Disk = class()

function Disk.new(size)
  return setmetatable({ size = size, below = nil }, Disk)
end

local Towers = class()

function Towers.new()
  return setmetatable({ piles = { false, false, false }, moves = 0 }, Towers)
end

function Towers:push(disk, pile)
  local top = self.piles[pile]
  if top and disk.size >= top.size then
    error("a disk may not lie on a smaller one")
  end
  disk.below = top
  self.piles[pile] = disk
end

function Towers:pop(pile)
  local top = self.piles[pile]
  if not top then
    error("there is no disk on this pile")
  end
  self.piles[pile] = top.below
  top.below = nil
  return top
end

function Towers:build(pile, disks)
  for size = disks, 1, -1 do
    self:push(Disk.new(size), pile)
  end
end

function Towers:moveTop(from, to)
  self:push(self:pop(from), to)
  self.moves = self.moves + 1
end

function Towers:move(disks, from, to)
  if disks == 1 then
    self:moveTop(from, to)
    return
  end
  local other = 6 - from - to
  self:move(disks - 1, from, other)
  self:moveTop(from, to)
  self:move(disks - 1, other, to)
end

local function run(inner)
  for _ = 1, inner do
    local towers = Towers.new()
    towers:build(1, DISKS)
    towers:move(DISKS, 1, 2)
    if towers.moves ~= 8191 then
      return false
    end
  end
  return true
end

return { run = run, inner = 110 }
