-- Coroutines that nobody can resume any more.
local gone = 0
local function lose()
  local co = coroutine.create(function()
    local marker = setmetatable({}, {__gc = function() gone = gone + 1 end})
    local never <close> = setmetatable({}, {__close = function() error "closed" end})
    pcall(coroutine.yield)
    error "resumed"
  end)
  assert(coroutine.resume(co))
end
for i = 1, 10 do lose() end
collectgarbage()
assert(gone == 10, gone)
-- many, each with a stack of its own; nested ones as well
for i = 1, 300 do lose() end
for i = 1, 20 do
  local outer = coroutine.wrap(function()
    local inner = coroutine.wrap(function() coroutine.yield(1) end)
    inner()
    coroutine.yield(inner)
  end)
  outer()
end
collectgarbage()
assert(gone == 310, gone)
