-- Finalisers run without a call of collectgarbage.
local function wait(make)
  local finish = false
  setmetatable({}, {__gc = function() finish = true end})
  repeat make() until finish
end
wait(function() return {} end)
wait(function() return tostring(1) .. "x" end)
wait(function() end)
do
  local finish = false
  setmetatable({}, {__gc = function() finish = true end})
  while not finish do end
end

-- and soon enough where many objects are made
local n = 0
local mt = {__gc = function() n = n + 1 end}
local made = 0
repeat
  for i = 1, 1000 do setmetatable({}, mt) end
  made = made + 1000
until n > 0
collectgarbage()
assert(n == made, n)
