--- insert
local t = {}
table.insert(t, "a") table.insert(t, 1, "b") table.insert(t, 2, "c") table.insert(t, 4, "d")
return table.concat(t, " "), #t, select("#", table.insert(t, 1))
--> b c a d,4,0
--- insert changes the kind of an array
local t = {1, 2, 3}
table.insert(t, 2, "x") table.insert(t, 2.5) table.insert(t, 1, 0.5)
return table.concat(t, " ")
--> 0.5 1 x 2 3 2.5
--- insert of nil
local t = {1, 2, 3}
table.insert(t, nil)
local n = #t
table.insert(t, 2, nil)
return n, #t, t[1], t[2], t[3], t[4]
--> 3,4,1,nil,2,3
--- errors of insert
local function m(...) return (select(2, pcall(table.insert, ...))) end
return m(), m({}), m({}, 1, 2, 3), m({}, 3, "x"), m({}, 0, "x"), m({}, "a", 2), m(5, 1), m({1}, 1.5, 2)
--> bad argument #1 to 'table.insert' (table expected, got no value),wrong number of arguments to 'insert',wrong number of arguments to 'insert',bad argument #2 to 'table.insert' (position out of bounds),bad argument #2 to 'table.insert' (position out of bounds),bad argument #2 to 'table.insert' (number expected, got string),bad argument #1 to 'table.insert' (table expected, got number),bad argument #2 to 'table.insert' (number has no integer representation)
--- remove
local t = {"a", "b", "c", "d"}
return table.remove(t), table.remove(t, 1), table.remove(t, 2), #t, t[1], table.remove(t, 2), table.remove(t), table.remove(t), #t
--> d,a,c,1,b,nil,b,nil,0
--- remove at the edges
local t = {[0] = "zero"}
return table.remove(t), t[0], table.remove({}, 0), table.remove({}, 1), pcall(table.remove, {1, 2, 3}, 5)
--> zero,nil,nil,nil,false,bad argument #2 to 'table.remove' (position out of bounds)
--- a queue
local q, sum = {}, 0
for i = 1, 1000 do q[#q + 1] = i end
for i = 1, 900 do sum = sum + table.remove(q, 1) end
return sum, #q, q[1], q[100], q[101]
--> 405450,100,901,1000,nil
--- concat
return table.concat({1, 2.5, "x"}, "-"), table.concat({}, "x"), table.concat({1, 2, 3}, ", ", 2), table.concat({1, 2, 3}, ", ", 2, 2), table.concat({1, 2}, ",", 3), table.concat({1, 2}, 0)
--> 1-2.5-x,,2, 3,2,,102
--- concat up to the last integer
return table.concat({[math.maxinteger] = "last"}, "-", math.maxinteger, math.maxinteger), table.concat({[math.maxinteger - 1] = "a", [math.maxinteger] = "b"}, "-", math.maxinteger - 1, math.maxinteger)
--> last,a-b
--- errors of concat
local function m(...) return (select(2, pcall(table.concat, ...))) end
return m({1, {}, 3}), m({1, nil, 3}, ",", 1, 3), m({true}), m({}, {}), m()
--> invalid value (table) at index 2 in table for 'concat',invalid value (nil) at index 2 in table for 'concat',invalid value (boolean) at index 1 in table for 'concat',bad argument #2 to 'table.concat' (string expected, got table),bad argument #1 to 'table.concat' (table expected, got no value)
--- pack and unpack
local t = table.pack(1, nil, 3, nil)
return t.n, t[3], #table.pack(), select("#", table.unpack(t, 1, t.n)), table.unpack({1, 2, 3}, 2)
--> 4,3,0,4,2,3
--- unpack of ranges
return (table.unpack({1, 2}, -1, 1)), select("#", table.unpack({}, 1, 3)), select("#", table.unpack({1, 2}, 3)), table.unpack({[math.maxinteger] = "x"}, math.maxinteger, math.maxinteger)
--> nil,3,0,x
--- errors of unpack
return select(2, pcall(table.unpack, {}, 1, 1e8)), select(2, pcall(table.unpack, {}, math.mininteger, math.maxinteger)), select(2, pcall(table.unpack)), table.unpack("abc", 1, 2)
--> too many results to unpack,too many results to unpack,attempt to get length of a nil value,nil,nil
--- move
local function c(t) return table.concat(t, " ") end
return c(table.move({1, 2, 3, 4}, 2, 4, 1)), c(table.move({1, 2, 3, 4}, 1, 3, 2)), c(table.move({1, 2, 3}, 1, 3, 3)), c(table.move({1, 2, 3}, 1, 3, 2, {9})), c(table.move({1, 2}, 1, 0, 5))
--> 2 3 4 4,1 1 2 3,1 2 1 2 3,9 1 2 3,1 2
--- errors of move
local function m(...) return (select(2, pcall(table.move, ...))) end
return m({}, 1, math.maxinteger, 2), m({}, -1, math.maxinteger, 2), m({}, 1, 2, 3, 4), m({}, 1, 2)
--> bad argument #4 to 'table.move' (destination wrap around),bad argument #3 to 'table.move' (too many elements to move),bad argument #5 to 'table.move' (table expected, got number),bad argument #4 to 'table.move' (number expected, got no value)
--- sort
local function s(t, f) table.sort(t, f) return table.concat(t, " ") end
return s{3, 1, 2}, s{2.5, -1, 1e9}, s{"b", "a", "B", ""}, s{3, 1.5, 2}, s({3, 1, 2}, function(a, b) return a > b end), s{}, s{1}
--> 1 2 3,-1 2.5 1000000000.0, B a b,1.5 2 3,3 2 1,,1
--- sort by metamethod
local mt = {__lt = function(a, b) return a.v < b.v end}
local t = {}
for i = 1, 9 do t[i] = setmetatable({v = i * 7 % 10}, mt) end
table.sort(t)
local r = {}
for i = 1, 9 do r[i] = t[i].v end
return table.concat(r, " ")
--> 1 2 3 4 5 6 7 8 9
--- sort of many, of few values, and of what is sorted
local function ordered(t) for i = 2, #t do if t[i] < t[i - 1] then return false end end return true end
local less = function(a, b) return a < b end
local a, b, c, x = {}, {}, {}, 1
for i = 1, 20000 do x = (x * 1103515245 + 12345) % 2147483648 a[i] = x b[i] = x % 3 c[i] = 20000 - i end
table.sort(a, less) table.sort(b, less) table.sort(c, less) table.sort(c, less)
return ordered(a), ordered(b), ordered(c), #a, #b, #c
--> true,true,true,20000,20000,20000
--- errors of sort
local function m(...) return (select(2, pcall(table.sort, ...))) end
return m({1, "x"}), m({{}, {}}), m({3, 1, 2}, 5), m({1, 2, 3, 4}, function() return true end), m({1, 2}, function() error("inner", 0) end), m({}, 5)
--> attempt to compare string with number,attempt to compare two table values,bad argument #2 to 'table.sort' (function expected, got number),invalid order function for sorting,inner,nil
--- no comparator makes sort fail in any other way
local x = 1
local function random() x = (x * 1103515245 + 12345) % 2147483648 return x // 65536 end
for n = 0, 150 do
  local t = {}
  for i = 1, n do t[i] = random() end
  local ok, e = pcall(table.sort, t, function() return random() % 2 == 0 end)
  if not ok and not e:find("invalid order function for sorting", 1, true) then return e end
  if #t ~= n then return "lost elements" end
end
return "fine"
--> fine
--- a comparator may resume a coroutine that yields
local t = {3, 1, 2}
table.sort(t, function(a, b) return coroutine.wrap(function() coroutine.yield(a < b) end)() end)
return table.concat(t, " ")
--> 1 2 3
--- everything respects metamethods
local data = {5, 3, 1}
local log = 0
local p = setmetatable({}, {
  __len = function() return #data end,
  __index = function(_, k) log = log + 1 return data[k] end,
  __newindex = function(_, k, v) log = log + 1 data[k] = v end,
})
table.insert(p, 9) table.insert(p, 1, 7) table.sort(p)
local removed = table.remove(p, 1)
return table.concat(p, " "), removed, next(p), log > 0, table.unpack(p)
--> 3 5 7 9,1,nil,true,3,5,7,9
--- lengths that are none
local function m(len) return (select(2, pcall(table.insert, setmetatable({}, {__len = function() return len end}), 1))) end
return m("x"), m(1.5), m("7"), select(2, pcall(table.sort, setmetatable({}, {__len = function() return math.maxinteger end}))), pcall(table.sort, setmetatable({}, {__len = function() return -1 end}))
--> object length is not an integer,object length is not an integer,nil,bad argument #1 to 'table.sort' (array too big),true
--- create
local t = table.create(100, 10)
t[1] = 1 t.x = 2
return #t, t[1], t.x, #table.create(0), select(2, pcall(table.create, -1)), select(2, pcall(table.create, 1, 1 << 40))
--> 1,1,2,0,bad argument #1 to 'table.create' (out of range),bad argument #2 to 'table.create' (out of range)
