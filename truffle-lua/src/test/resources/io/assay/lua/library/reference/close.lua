-- Variables to be closed, in every way out of their scope (manual section 3.3.8).
local function p(...) print(...) end
local function obj(name, f)
  return setmetatable({name = name}, {__close = function(o, e) p("close", name, e) if f then return f(o, e) end end, __name = "O"})
end
-- break, goto, return out of several scopes
do
  for i = 1, 3 do
    local a <close> = obj("a" .. i)
    do local b <close> = obj("b" .. i) if i == 2 then break end end
  end
  do
    local i = 1
    ::again::
    local c <close> = obj("c" .. i)
    do local d <close> = obj("d" .. i) i = i + 1 if i < 3 then goto again end end
  end
  local function f() local x <close> = obj "x" do local y <close> = obj "y" while true do local z <close> = obj "z" return "r1", "r2", (select(2, "q", "w")) end end end
  p(f())
  local function g() local x <close> = obj "gx" return (function(...) p("in call") return ... end)(1, 2, 3) end
  p(g())
  while true do local w <close> = obj "w" goto out end
  ::out::
  repeat local r <close> = obj "r" until (p "cond" or true)
  for k in (function() local done return function() if not done then done = true return 1 end end end)(), nil, nil, obj "for" do p("body") end
  for k in function(_, c) return (c or 0) + 1 end, nil, nil, obj "for2" do if k == 2 then break end end
  p(pcall(function() for k in function() return 1 end, nil, nil, obj "for3" do error "in for" end end))
  p(pcall(function() for k in function() return 1 end, nil, nil, 42 do end end))
  p((function() for k in function() return 1 end, nil, nil, obj "for4" do return k end end)())
end
-- nil and false
do local n <close> = nil local f <close> = false end
p(pcall(function() local t <close> = {} end))
p(pcall(function() local t <close> = 42 end))
p(pcall(function() local a <close> = obj "first" local t <close> = "x" end))
-- errors
p(pcall(function() local a <close> = obj "e1" error("E", 0) end))
p(pcall(function()
  local a <close> = obj("e2", function(_, e) p("a sees", e) error("from a", 0) end)
  local b <close> = obj("e3", function(_, e) p("b sees", e) error("from b", 0) end)
  local c <close> = obj("e4")
  error("orig", 0)
end))
p(pcall(function()
  local a <close> = obj("f1")
  local b <close> = obj("f2", function(_, e) error("from f2", 0) end)
  return "result"
end))
p(pcall(function()
  local a <close> = obj("g1", function() error("g1 err", 0) end)
  for i = 1, 2 do local b <close> = obj("g2", function() error("g2 err", 0) end) break end
end))
p(pcall(function() local a <close> = obj("tbl") error({}) end) )
-- metamethod gone
p(pcall(function() local a <close> = obj "gone" getmetatable(a).__close = nil end))
p(pcall(function() local a <close> = obj "gone2" getmetatable(a).__close = nil error("other", 0) end))
-- not callable: __close = 4
p(pcall(function() local a <close> = setmetatable({}, {__close = 4}) end))
p(pcall(function() local a <close> = setmetatable({}, {__close = setmetatable({}, {__call = function(self, o, e) p("called", e) end})}) end))
-- count of arguments
p(pcall(function() local a <close> = setmetatable({}, {__close = function(...) p(select("#", ...)) end}) error "x" end))
-- results of __close ignored; return values survive
local function h() local t = {1, 2} local a <close> = setmetatable({}, {__close = function() t[1] = 9 return "ignored" end}) return t[1], t end
p((h()))
-- tail call inside is none
local function deep(n) if n == 0 then return "done" end local a <close> = nil return deep(n - 1) end
p(deep(100))
-- coroutines
do
  local co = coroutine.wrap(function()
    local a <close> = obj("co a", function() coroutine.yield "yielded in close a" end)
    local b <close> = obj("co b", function() coroutine.yield "yielded in close b" end)
    coroutine.yield "body"
    return "end", "of", "it"
  end)
  p(co()) p(co()) p(co()) p(co())
  local co = coroutine.create(function()
    local a <close> = obj("err a", function(_, e) coroutine.yield("y", e) error("second", 0) end)
    error("first", 0)
  end)
  p(coroutine.resume(co)) p(coroutine.resume(co)) p(coroutine.status(co))
  local co = coroutine.create(function()
    local a <close> = obj "closed a"
    local b <close> = obj("closed b", function() error("in b", 0) end)
    local c <close> = obj "closed c"
    coroutine.yield()
  end)
  coroutine.resume(co)
  p(coroutine.close(co)) p(coroutine.status(co)) p(coroutine.close(co))
  local co = coroutine.create(function() local a <close> = obj "plain" pcall(coroutine.yield) p "never" end)
  coroutine.resume(co)
  p(coroutine.close(co))
  local co = coroutine.create(function() pcall(function() local a <close> = obj("in pcall", function() error("lost?", 0) end) coroutine.yield() end) p "never" end)
  coroutine.resume(co)
  p(coroutine.close(co))
  -- close with a failed coroutine
  local co = coroutine.create(function() local a <close> = obj "fa" error({}) end)
  p(select("#", coroutine.resume(co))) p(coroutine.status(co))
  local ok, e = coroutine.close(co) p(ok, type(e)) p(coroutine.close(co))
  -- wrap: error closes and propagates
  local w = coroutine.wrap(function() local a <close> = obj "wa" error("werr", 0) end)
  p(pcall(w))
  local w = coroutine.wrap(function() local a <close> = obj("wb", function(_, e) error("replaced " .. tostring(e), 0) end) error("werr", 0) end)
  p(pcall(w))
  -- for loop iterator coroutine
  local function gen(n) return coroutine.wrap(function() local a <close> = obj "gen" for i = 1, n do coroutine.yield(i) end end) end
  for i in gen(2) do p(i) end
  -- close metamethod that yields inside pcall inside coroutine with error
  local co = coroutine.wrap(function()
    local r = table.pack(pcall(function()
      local x <close> = obj("px", function(_, e) coroutine.yield("py", e) end)
      error("perr", 0)
    end))
    return table.unpack(r)
  end)
  p(co()) p(co())
  -- yield in close during coroutine.close
  local co = coroutine.create(function() local a <close> = obj("cy", function() coroutine.yield() end) coroutine.yield() end)
  coroutine.resume(co)
  p(coroutine.close(co))
end
-- stack overflow in close scope
local function over() local a <close> = setmetatable({}, {__close = function() end}) return 1 + over() end
local ok, e = pcall(over) p(ok, (tostring(e):gsub("^.-:%d+: ", ""):sub(1, 14)))
-- closing value is a constant
p(load("local x <close> = nil; x = 1"))
-- in a method and vararg
local function va(...) local a <close> = obj "va" return ... end
p(va(1, nil, 3, nil))
-- loops with closures capturing
do local fs = {} for i = 1, 2 do local a <close> = obj("cap" .. i) fs[i] = function() return a.name end end p(fs[1](), fs[2]()) end
-- goto continue
for i = 1, 2 do local a <close> = obj("cont" .. i) do goto continue end p "skipped" ::continue:: end
p "end"
local a <close> = obj "main a"
local b <close> = obj "main b"
