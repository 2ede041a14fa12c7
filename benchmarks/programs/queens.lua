-- Queens: the first way to put eight queens on a chess board so that none attacks another, by backtracking.

local class = require("library.class")

local SIZE = 8
local REPETITIONS = 10

local Board = class()

local function flags(count)
  local all = {}
  for i = 1, count do
    all[i] = true
  end
  return all
end

function Board.new()
  return setmetatable({
    freeRows = flags(SIZE),
    freeRising = flags(2 * SIZE),
    freeFalling = flags(2 * SIZE),
    rows = {},
  }, Board)
end

function Board:isFree(row, column)
  return self.freeRows[row]
    and self.freeRising[row + column]
    and self.freeFalling[column - row + SIZE]
end

function Board:set(row, column, free)
  self.freeRows[row] = free
  self.freeRising[row + column] = free
  self.freeFalling[column - row + SIZE] = free
end

--- Puts queens into this column and all after it; whether that could be done.
function Board:place(column)
  for row = 1, SIZE do
    if self:isFree(row, column) then
      self.rows[column] = row
      self:set(row, column, false)
      if column == SIZE or self:place(column + 1) then
        return true
      end
      self:set(row, column, true)
    end
  end
  return false
end

--- Whether no queen attacks another, looked at pair by pair.
function Board:isPeaceful()
  local rows = self.rows
  for i = 1, SIZE do
    for j = i + 1, SIZE do
      local distance = rows[i] - rows[j]
      if distance == 0 or distance == j - i or distance == i - j then
        return false
      end
    end
  end
  return true
end

local function run(inner)
  for _ = 1, inner do
    for _ = 1, REPETITIONS do
      local board = Board.new()
      if not (board:place(1) and board:isPeaceful()) then
        return false
      end
    end
  end
  return true
end

return { run = run, inner = 200 }
