--- preloaded modules
package.preload.made = function(name, extra) return {name = name, extra = extra} end
local m, extra = require("made")
return m.name, m.extra, extra, require("made") == m, select("#", require("made")), package.loaded.made == m
--> made,:preload:,:preload:,true,1,true
--- a module that returns nothing
package.preload.silent = function() end
package.preload.self = function(name) package.loaded[name] = "own" end
return require("silent"), require("self")
--> true,own,:preload:
--- a module in a file
local name = os.tmpname()
os.remove(name)
local f = io.open(name .. ".lua", "w")
f:write("local name, file = ... return {name = name, file = file}")
f:close()
local directory, base = name:match("^(.*)/([^/]*)$")
package.path = directory .. "/none?.lua;" .. directory .. "/?.lua"
local m, file = require(base)
os.remove(name .. ".lua")
return m.name == base, m.file == name .. ".lua", file == m.file
--> true,true,true
--- a module with an error in it
local name = os.tmpname()
local f = io.open(name, "w")
f:write("x =")
f:close()
package.path = name
local ok, message = pcall(require, "broken")
os.remove(name)
return (message:gsub(name:gsub("%p", "%%%0"), "FILE"))
--> error loading module 'broken' from file 'FILE':
	FILE:1: unexpected symbol near <eof>
--- a module that is nowhere
package.path, package.cpath = "./?.lua;./?/init.lua", "./?.so"
return select(2, pcall(require, "a.b"))
--> module 'a.b' not found:
	no field package.preload['a.b']
	no file './a/b.lua'
	no file './a/b/init.lua'
	no file './a/b.so'
	no file './a.so'
--- own searchers
table.insert(package.searchers, 2, function(name) return name == "found" and function(...) return table.concat({...}, "+") end or nil, "where" end)
return require("found")
--> found+where,where
--- a library in C
local name = os.tmpname()
package.path, package.cpath = "", name
local ok, message = pcall(require, "clib")
os.remove(name)
return (message:gsub(name:gsub("%p", "%%%0"), "FILE"))
--> error loading module 'clib' from file 'FILE':
	dynamic libraries not enabled; check your Lua installation
--- loadlib
return package.loadlib("x.so", "*")
--> nil,dynamic libraries not enabled; check your Lua installation,absent
--- fields that were replaced
package.searchers = 1
local first = select(2, pcall(require, "x"))
package.searchers = {}
return first, select(2, pcall(require, "x"))
--> 'package.searchers' must be a table,module 'x' not found:
--- a path that is no string
package.path = nil
return pcall(require, "x")
--> false,'package.path' must be a string
--- searchpath
return package.searchpath("a.b", "?.x;?/y"), package.searchpath("a.b", "?", "", "/"), package.searchpath("a-b", "?", "-", "+")
--> nil,nil,nil,no file 'a+b'
--- what is loaded
local names = {}
for name, value in pairs(package.loaded) do names[#names + 1] = name; assert(name == "_G" and value == _G or value == _G[name]) end
table.sort(names)
return table.concat(names, " "), package.config:gsub("\n", " ")
--> _G coroutine debug io math os package string table utf8,/ ; ? ! - ,5
