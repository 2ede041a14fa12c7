-- A red-black tree: an ordered map whose keys are objects with a method "compare", negative when the
-- receiver comes first. After Cormen, Leiserson, Rivest and Stein, "Introduction to Algorithms".
--
-- No red node has a red child, and each way from the root down passes as many black nodes. "none" stands for
-- the children that leaves lack; it is black.

local class = require("library.class")

local Node = class()

function Node.new(key, value, none)
  return setmetatable({ key = key, value = value, red = true, left = none, right = none, parent = none }, Node)
end

function Node:least(none)
  local node = self
  while node.left ~= none do
    node = node.left
  end
  return node
end

function Node:successor(none)
  if self.right ~= none then
    return self.right:least(none)
  end
  local node, above = self, self.parent
  while above ~= none and node == above.right do
    node, above = above, above.parent
  end
  return above
end

local Tree = class()

function Tree.new()
  local none = Node.new(nil, nil, nil)
  none.red = false
  return setmetatable({ none = none, root = none, count = 0 }, Tree)
end

function Tree:size()
  return self.count
end

function Tree:find(key)
  local none = self.none
  local node = self.root
  while node ~= none do
    local order = key:compare(node.key)
    if order == 0 then
      return node
    end
    node = order < 0 and node.left or node.right
  end
  return nil
end

--- The value of a key; nil when there is none.
function Tree:get(key)
  local node = self:find(key)
  return node and node.value
end

function Tree:replaceChild(above, old, new)
  if above == self.none then
    self.root = new
  elseif above.left == old then
    above.left = new
  else
    above.right = new
  end
end

function Tree:rotateLeft(node)
  local up = node.right
  node.right = up.left
  if up.left ~= self.none then
    up.left.parent = node
  end
  up.parent = node.parent
  self:replaceChild(node.parent, node, up)
  up.left = node
  node.parent = up
end

function Tree:rotateRight(node)
  local up = node.left
  node.left = up.right
  if up.right ~= self.none then
    up.right.parent = node
  end
  up.parent = node.parent
  self:replaceChild(node.parent, node, up)
  up.right = node
  node.parent = up
end

--- Sets the value of a key; the value it had, or nil.
function Tree:put(key, value)
  local none = self.none
  local above, node = none, self.root
  local order
  while node ~= none do
    order = key:compare(node.key)
    if order == 0 then
      local old = node.value
      node.value = value
      return old
    end
    above = node
    node = order < 0 and node.left or node.right
  end
  local new = Node.new(key, value, none)
  new.parent = above
  if above == none then
    self.root = new
  elseif order < 0 then
    above.left = new
  else
    above.right = new
  end
  self.count = self.count + 1
  self:balanceAfterPut(new)
  return nil
end

function Tree:balanceAfterPut(node)
  while node.parent.red do
    local above = node.parent
    local top = above.parent
    if above == top.left then
      local uncle = top.right
      if uncle.red then
        above.red = false
        uncle.red = false
        top.red = true
        node = top
      else
        if node == above.right then
          node = above
          self:rotateLeft(node)
        end
        node.parent.red = false
        top.red = true
        self:rotateRight(top)
      end
    else
      local uncle = top.left
      if uncle.red then
        above.red = false
        uncle.red = false
        top.red = true
        node = top
      else
        if node == above.left then
          node = above
          self:rotateRight(node)
        end
        node.parent.red = false
        top.red = true
        self:rotateLeft(top)
      end
    end
  end
  self.root.red = false
end

--- Takes a key out; the value it had, or nil.
function Tree:remove(key)
  local none = self.none
  local node = self:find(key)
  if not node then
    return nil
  end
  local value = node.value
  local out = node
  if node.left ~= none and node.right ~= none then
    out = node:successor(none)
    node.key = out.key
    node.value = out.value
  end
  local child = out.left ~= none and out.left or out.right
  child.parent = out.parent
  self:replaceChild(out.parent, out, child)
  if not out.red then
    self:balanceAfterRemove(child)
  end
  self.count = self.count - 1
  return value
end

function Tree:balanceAfterRemove(node)
  while node ~= self.root and not node.red do
    local above = node.parent
    if node == above.left then
      local sibling = above.right
      if sibling.red then
        sibling.red = false
        above.red = true
        self:rotateLeft(above)
        sibling = above.right
      end
      if not sibling.left.red and not sibling.right.red then
        sibling.red = true
        node = above
      else
        if not sibling.right.red then
          sibling.left.red = false
          sibling.red = true
          self:rotateRight(sibling)
          sibling = above.right
        end
        sibling.red = above.red
        above.red = false
        sibling.right.red = false
        self:rotateLeft(above)
        node = self.root
      end
    else
      local sibling = above.left
      if sibling.red then
        sibling.red = false
        above.red = true
        self:rotateRight(above)
        sibling = above.left
      end
      if not sibling.left.red and not sibling.right.red then
        sibling.red = true
        node = above
      else
        if not sibling.left.red then
          sibling.right.red = false
          sibling.red = true
          self:rotateLeft(sibling)
          sibling = above.left
        end
        sibling.red = above.red
        above.red = false
        sibling.left.red = false
        self:rotateRight(above)
        node = self.root
      end
    end
  end
  node.red = false
end

--- Calls visit(key, value) for each entry, in order.
function Tree:each(visit)
  local none = self.none
  if self.root == none then
    return
  end
  local node = self.root:least(none)
  while node ~= none do
    visit(node.key, node.value)
    node = node:successor(none)
  end
end

return Tree
