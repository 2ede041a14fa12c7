--- integer and float arithmetic (3.4.1)
return 7 // 2, 7 // -2, 7 % -3, -7 % 3, 7.5 // 2, 1e15, 2^53, 10/2, 7 // 0.0, -7 % math.huge
--> 3,-4,-2,2,3.0,1e+15,9007199254740992.0,5.0,inf,inf
--- integers wrap around
return math.maxinteger + 1 == math.mininteger, math.mininteger // -1, math.mininteger % -1
--> true,-9223372036854775808,0
--- bit operators (3.4.2)
return 5 & 3, 5 | 3, 5 ~ 3, ~0, 1 << 63, 1 << 64, -1 >> 60, 1 << -1, 2.0 & 3
--> 1,7,6,-1,-9223372036854775808,0,15,0,2
--- bitwise operators take no strings, though they are numerals
return "3" | 4
--! case:1: attempt to perform bitwise operation on a string value (constant '3')
--- strings become numbers in arithmetic (3.4.3)
return "10" + 5, "0x10" * 2, "1e1" + 0, 10 .. 20, -"2", "3" // 1
--> 15,32,10.0,1020,-2,3
--- comparison of integers and floats is exact
return 2^53 == 2^53 + 1, math.maxinteger < math.maxinteger + 0.0, math.maxinteger + 0.0 == 2^63, 1 == 1.0, 1 < 1.5, -1 >= -0.5
--> true,true,true,true,true,false
--- NaN equals nothing
local nan = 0/0
return nan == nan, nan ~= nan, nan < nan, nan >= nan
--> false,true,false,false
--- strings compare by bytes
return "a" < "b", "Z" < "a", "" < "\0", "a\0b" > "a", "\xff" > "z"
--> true,true,true,true,true
--- logical operators give operands (3.4.5)
return nil and 1, false or nil, 0 and "x", nil or false, not 0, not nil, 1 and nil or 3
--> nil,nil,x,false,false,true,3
--- precedence (3.4.8)
return 2^3^2, -2^2, not 1 == 2, 1 .. 2 == "12", 2 + 3 << 1, 1 < 2 == true, "a" .. "b" .. "c" == "abc", -3 % 5
--> 512.0,-4.0,false,true,10,true,true,2
--- length
return #"", #"a\0b", #{1, 2, 3}, #{n = 1}, #{1, 2, nil}
--> 0,3,3,0,2
--- a string of all escapes (3.1)
return "\a\b\f\n\r\t\v\\\"\'" == '\7\8\12\10\13\9\11\92\34\39', "\x41\65\u{41}\z
   B", #"\u{7FFFFFFF}", [[
x]], [==[]]]==]
--> true,AAAB,6,x,]]
--- float text reads back (5.5)
return 0.1, 1/3, 1e100, -0.0, 3.0, 2^63, 123456789012.5, 5e-324
--> 0.1,0.33333333333333331,1e+100,-0.0,3.0,9.2233720368547758e+18,123456789012.5,4.94065645841247e-324
--- numerals
return 0xff, 0x.8p1, 1e2, 3., .5, 0x7fffffffffffffff + 0, 0xffffffffffffffff, 9223372036854775808
--> 255,1.0,100.0,3.0,0.5,9223372036854775807,-1,9.2233720368547758e+18
--- table constructors
local t = {1, 2, x = 3, [10] = 4, 5, [2.0] = "no", (function() return 6, 7 end)()}
return #t, t[1], t[2], t[3], t[4], t[5], t.x, t[10]
--> 5,1,2,5,6,7,3,4
--- float keys with integer values are integers
local t = {}
t[1.0] = "a" t[2] = "b" t[2^53] = "c"
return t[1], t[2.0], t[2^53|0], next({[3.0] = 1})
--> a,b,c,3,1
--- parentheses cut to one value
local function f() return 1, 2, 3 end
return (f()), f(), (f())
--> 1,1,1
--- named and computed fields are the same
local t = {}
t.x = 1
local k = "x"
t[k] = t[k] + 1
return t.x, t["x"], rawget(t, k)
--> 2,2,2
--- a table may have many fields and lose them again
local t = {}
for i = 1, 1000 do t["k" .. i] = i end
for i = 1, 1000, 2 do t["k" .. i] = nil end
local n, s = 0, 0
for k, v in pairs(t) do n = n + 1 s = s + v end
return n, s, t.k1, t.k2
--> 500,250500,nil,2
--- arrays from the end, with holes, and of mixed types
local t = {}
for i = 10, 1, -1 do t[i] = i end
t[5] = nil t[10] = nil
local u = {1, 2, 3}
u[2] = "x" u[4] = 1.5
return #t, t[9], u[2], u[4], #u, t[5]
--> 9,9,x,1.5,4,nil
--- integer keys around the limits
local t = {}
t[math.maxinteger] = 1 t[math.mininteger] = 2 t[0] = 3 t[-1] = 4 t[2^31] = 5
return t[math.maxinteger], t[math.mininteger], t[0], t[-1], t[2147483648], #t
--> 1,2,3,4,5,0
