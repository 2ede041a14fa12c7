-- Message handlers of xpcall: they run where the error is raised.
local function show(...) print(...) end
show(xpcall(function() error("x") end, function(m) error(m, 0) end))
show(xpcall(function() local x = nil + 1 end, function(m) error(m, 0) end))
show(xpcall(error, error, "a"))
local n = 0
show(xpcall(error, function(m) n = n + 1; error("h" .. n, 0) end, "a"))
n = 0
show(xpcall(error, function(m) n = n + 1; if n < 5 then error("h" .. n, 0) end return "end " .. m end, "a"))
local seen
show(xpcall(function() local a, b = 10, 20; error("E") end, function(m)
  local t = {}
  for lv = 1, 4 do
    local i = debug.getinfo(lv, "nSl")
    if not i then break end
    t[#t+1] = (i.name or "?") .. "/" .. i.what .. "/" .. i.namewhat .. "/" .. i.currentline
    for k = 1, 3 do local nm, v = debug.getlocal(lv, k); if nm and not nm:find"^%(" then t[#t+1] = nm .. "=" .. tostring(v) end end
  end
  return table.concat(t, " ")
end))
show(xpcall(function() local a, b = 10, {}; local c = a + b end, function(m)
  local t = {}
  for lv = 1, 4 do
    local i = debug.getinfo(lv, "nSl")
    if not i then break end
    t[#t+1] = (i.name or "?") .. "/" .. i.what .. "/" .. i.namewhat .. "/" .. i.currentline
    for k = 1, 3 do local nm, v = debug.getlocal(lv, k); if nm and not nm:find"^%(" then t[#t+1] = nm .. "=" .. type(v) end end
  end
  return table.concat(t, " ")
end))
-- inner pcall shields
show(xpcall(function() local ok, m = pcall(error, "in"); return ok, m end, function(m) return "H" .. tostring(m) end))
show(xpcall(function() local ok, m = pcall(error, "in"); error("out:" .. m, 0) end, function(m) return "H" .. tostring(m) end))
-- handled values reach close
show(xpcall(function() local c <close> = setmetatable({}, {__close = function(_, e) print("close", e) end}); error("E", 0) end, function(m) return "H" .. m end))
show(xpcall(function() local c <close> = setmetatable({}, {__close = function(_, e) print("close", e); error("F", 0) end}); error("E", 0) end, function(m) return "H" .. m end))
-- coroutines
show(xpcall(function() local co = coroutine.wrap(function() error("co", 0) end); co() end, function(m) return "H" .. m end))
show(xpcall(function() local co = coroutine.wrap(function() error({}) end); co() end, function(m) return "H" .. type(m) end))
show(xpcall(function() local co = coroutine.create(function() error("co", 0) end); return coroutine.resume(co) end, function(m) return "H" .. m end))
show(coroutine.wrap(function() return xpcall(function() coroutine.yield(1); error("z", 0) end, function(m) return "H" .. m end) end)())
local co = coroutine.wrap(function() return xpcall(function() coroutine.yield(1); error("z", 0) end, function(m) return "H" .. m end) end)
co(); show(pcall(error, "outside")); show(xpcall(co, print)) 
show(xpcall(function() error(nil) end, function(m) return type(m) end))
show(xpcall(function() return load("x x") end, function(m) return "H" .. m end))
show(xpcall(function() return load(function() error("r", 0) end) end, function(m) return "H" .. m end))
show(xpcall(function() return xpcall(error, function(m) error("i" .. m, 0) end, "a") end, function(m) return "O" .. m end))
show(xpcall(function() local t = setmetatable({}, {__index = function(t, k) error("idx " .. k, 0) end}); return t.foo end, function(m) return "H" .. m .. debug.getinfo(3, "n").namewhat end))
show(xpcall(function() return string.rep() end, function(m) return "H" .. m end))
show(xpcall(function() return ("x"):bad() end, function(m) return "H" .. m end))
show(xpcall(function() string.gsub("abc", ".", function() error("g", 0) end) end, function(m) return "H" .. m end))
show(xpcall(function() table.sort({3,2,1}, function() error("s", 0) end) end, function(m) return "H" .. m end))
show(xpcall(function() assert(false, "as") end, function(m) return "H" .. m end))
show(xpcall(function() assert(nil) end, function(m) return "H" .. m end))
show(xpcall(function() coroutine.yield() end, function(m) return "H" .. m end))
show(coroutine.wrap(function() return xpcall(error, function(m) coroutine.yield("y") return m end, "e") end)())
show((debug.traceback("m", 1):gsub("\n.*", "")))
show(select(2, xpcall(function() local x = nil; x.y = 1 end, debug.traceback)))
show(select(2, xpcall(function() error("tb") end, debug.traceback)))
show(select(2, xpcall(function() error("tb") end, function(m) return debug.traceback(m, 1) end)))
show(select(2, xpcall(string.rep, debug.traceback)))
-- what a handler changes in the function that failed
show(xpcall(function() local kept = 1; local ok = pcall(function() xpcall(function() local y = 1; error() end, function() debug.setlocal(3, 1, 2) end) end); return kept end, print))
-- nested handlers are each their xpcall's own
show(xpcall(function() local _, m = xpcall(error, function(m) return "i" .. m end, "a"); error(m, 0) end, function(m) return "o" .. m end))
show(xpcall(function() pcall(xpcall, error, print, "p"); error("q", 0) end, function(m) return "o" .. m end))
-- pcall within a handler, coroutines within a handler
show(xpcall(error, function(m) local ok, n = pcall(error, m .. "2"); return n .. tostring(ok) end, "e"))
show(xpcall(error, function(m) return select(2, coroutine.resume(coroutine.create(function() error(m .. "3") end))) end, "e"))
-- a handler that is not left by a return
show(pcall(xpcall, error))
show(pcall(xpcall, error, 5))
-- finalisation of loops and variables comes after the handler
show(xpcall(function()
  for _ in next, {1}, nil, setmetatable({}, {__close = function() print("closed") end}) do error("in loop", 0) end
end, function(m) print("handler"); return m end))
