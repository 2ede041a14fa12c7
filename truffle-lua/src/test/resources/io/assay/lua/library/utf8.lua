--- char
return utf8.char(), utf8.char(72, 228, 8364, 0x1F600), #utf8.char(0x7FFFFFFF), pcall(utf8.char, -1)
--> ,Hä€😀,6,false,bad argument #1 to 'utf8.char' (value out of range)
--- charpattern
local r = {}
for c in ("aé€"):gmatch(utf8.charpattern) do r[#r + 1] = #c end
return table.concat(r, " "), utf8.charpattern == "[\0-\x7F\xC2-\xFD][\x80-\xBF]*"
--> 1 2 3,true
--- codes
local r = {}
for p, c in utf8.codes("aé€") do r[#r + 1] = p .. "=" .. c end
return table.concat(r, " ")
--> 1=97 2=233 4=8364
--- codes refuses what is not UTF-8
local function m(s, lax) return (select(2, pcall(function() for _ in utf8.codes(s, lax) do end end))) end
return m("a\xff"), m("ab\xe4"), m("\xed\xa0\x80"), m("\xed\xa0\x80", true), m("\x80")
--> case:1: invalid UTF-8 code,case:1: invalid UTF-8 code,case:1: invalid UTF-8 code,nil,case:1: bad argument #1 to 'codes' (invalid UTF-8 code)
--- codepoint
return utf8.codepoint("häß"), utf8.codepoint("häß", 2), utf8.codepoint("häß", 1, -1)
--> 104,228,104,228,223
--- errors of codepoint
return select(2, pcall(utf8.codepoint, "\xff")), select(2, pcall(utf8.codepoint, "abc", 1, 10)), select(2, pcall(utf8.codepoint, "abc", -4))
--> invalid UTF-8 code,bad argument #3 to 'utf8.codepoint' (out of bounds),bad argument #2 to 'utf8.codepoint' (out of bounds)
--- len
return utf8.len("häß"), utf8.len(""), utf8.len("häß", 3), utf8.len("abc", 4), utf8.len("abc", -1), utf8.len("a\xff")
--> 3,0,nil,0,1,nil,2
--- len, bounds and lax
return utf8.len("\u{7FFFFFFF}"), utf8.len("\u{7FFFFFFF}", 1, -1, true), select(2, pcall(utf8.len, "abc", 5)), select(2, pcall(utf8.len, "abc", 1, 4))
--> nil,1,bad argument #2 to 'utf8.len' (initial position out of bounds),bad argument #3 to 'utf8.len' (final position out of bounds)
--- offset gives where a character begins and ends
local s = "aäb"
local function o(...) return table.concat({utf8.offset(s, ...)}, "-") end
return o(1), o(2), o(3), o(4), o(5), o(-1), o(-2), o(0, 3)
--> 1-1,2-3,4-4,5-5,,4-4,2-3,2-3
--- errors of offset
return select(2, pcall(utf8.offset, "aäb", 1, 3)), select(2, pcall(utf8.offset, "abc", 1, 5)), select(2, pcall(utf8.offset, "abc"))
--> initial position is a continuation byte,bad argument #3 to 'utf8.offset' (position out of bounds),bad argument #2 to 'utf8.offset' (number expected, got no value)
