-- collectgarbage (manual section 6.1).
collectgarbage "stop"
assert(not collectgarbage "isrunning")
collectgarbage "restart"
assert(collectgarbage "isrunning")
local steps = 0
repeat steps = steps + 1 until collectgarbage("step", 1)
assert(steps > 1)
local c = collectgarbage "count"
local t = {} for i = 1, 1e6 do t[i] = {i} end
local c2 = collectgarbage "count"
assert(c2 > c + 10000)
t = nil collectgarbage()
assert(collectgarbage "count" < c2 - 10000)
-- many

assert(collectgarbage() == 0 and collectgarbage(nil) == 0 and collectgarbage "collect" == 0)
assert(collectgarbage "stop" == 0 and collectgarbage "restart" == 0)
assert(math.type(collectgarbage "count") == "float")
assert(collectgarbage "generational" == "incremental")
assert(collectgarbage("step") == true)
assert(collectgarbage "incremental" == "generational")
assert(collectgarbage "incremental" == "incremental")
local defaults = {minormul = 20, majorminor = 50, minormajor = 68, pause = 250, stepmul = 200, stepsize = 9600}
for name, value in pairs(defaults) do
  assert(collectgarbage("param", name) == value, name)
  assert(collectgarbage("param", name, 1000) == value)
  assert(collectgarbage("param", name, value) == 1000)
end
-- parameters are kept with five significant bits
collectgarbage("param", "pause", 12345)
assert(collectgarbage "isrunning" and collectgarbage("param", "pause", 5) == 12000)
assert(collectgarbage("param", "pause", 0) == 5)
assert(collectgarbage("param", "pause", -7) == 0)
assert(collectgarbage("param", "pause", 250) == 0)
local function message(...) return select(2, pcall(collectgarbage, ...)) end
assert(message "foo" == "bad argument #1 to 'collectgarbage' (invalid option 'foo')")
assert(message("param", "foo") == "bad argument #2 to 'collectgarbage' (invalid option 'foo')")
assert(message({}) == "bad argument #1 to 'collectgarbage' (string expected, got table)")
assert(message("step", "x") == "bad argument #2 to 'collectgarbage' (number expected, got string)")
