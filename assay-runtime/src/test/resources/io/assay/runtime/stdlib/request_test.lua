-- The module that all service modules send their requests with, against a server that echoes. Address: URL.
local request = require("assay.internal.request")

local url = env.get("URL")

local function fails(fn, ...)
    local ok, err = pcall(fn, ...)
    assert(not ok, "an error was expected")
    return err
end

-- Queries and paths.
assert.eq(request.query({}), "")
assert.eq(request.query({ { "a", nil }, { "b", "x y&z=ü/?#+%" }, { "c", { 1, 2 } }, { "d", false } }),
    "?b=x%20y%26z%3D%C3%BC%2F%3F%23%2B%25&c=1&c=2&d=false")
assert.eq(request.encode("AZaz09-._~"), "AZaz09-._~")
assert.eq(request.path("a/b c?#/%41%/%zz/ü"), "a/b%20c%3F%23/%41%25/%25zz/%C3%BC")

-- What is sent: one base URL, one header of each name, JSON for tables, nothing for nothing.
local r = request.new("demo", url .. "///", { token = "t0ken", headers = { ["X-Team"] = "a" } })
local seen = r:get("/echo?x=1")
assert.eq(seen.method, "GET")
assert.eq(seen.target, "/echo?x=1")
assert.eq(seen.headers.authorization, "Bearer t0ken")
assert.eq(seen.headers["x-team"], "a")
assert.eq(seen.headers["content-type"], nil)
assert.eq(seen.body, "")
seen = r:call("POST", "/echo", { body = { b = {}, a = { 1 } } })
assert.eq(seen.body, '{"a":[1],"b":{}}')
assert.eq(seen.headers["content-type"], "application/json")
seen = r:call("PUT", "/echo", { body = "raw\0" .. string.char(255) })
assert.eq(seen.size, 5)
assert.eq(r:call("DELETE", "/echo").method, "DELETE")
assert.eq(r:call("POST", "/echo", { anonymous = true }).headers.authorization, nil)
assert.eq(request.new("demo", url, "bare"):get("/echo").headers.authorization, "Bearer bare")
assert.eq(request.new("demo", url, { api_key = "key" }):get("/echo").headers.authorization, "Bearer key")
assert.eq(request.new("demo", url, { username = "u", password = "p" }):get("/echo").headers.authorization,
    "Basic " .. base64.encode("u:p"))
assert.eq(request.new("demo", url, { token = "k" }, request.token_header("X-Key")):get("/echo").headers["x-key"], "k")

-- What comes back.
assert.eq(r:get("/status/404"), nil)
assert.eq(r:call("POST", "/status/404", { missing = true }), nil)
assert.eq(fails(r.call, r, "POST", "/status/404"), "demo: POST /status/404 HTTP 404: answer 404")
assert.eq(r:call("POST", "/status/204", { ok = { [204] = true } }), nil)
assert.eq(fails(r.get, r, "/status/204"), "demo: GET /status/204 HTTP 204: ")
assert.eq(fails(r.get, r, "/status/500"), "demo: GET /status/500 HTTP 500: answer 500")
assert.eq(r:call("GET", "/text", { raw = true }), "some plain (text)")
assert.matches(fails(r.get, r, "/text"), "^demo: GET /text: response is not JSON: ")
assert.eq(r:get("/json").items[2].name, "second")

-- Options of the connection make a client of its own.
local patient = request.new("demo", url, { timeout = 0.2 })
assert.matches(fails(patient.get, patient, "/slow?ms=3000"), "timed? ?out")

-- Secrets: in every form, longest first, and never visible in the object itself.
local s = request.new("demo", url, { username = "u", password = "pa ss/w", headers = { ["X-Api-Key"] = "k3y", ["X-Plain"] = "plain" } })
assert.eq(s:mask("pa ss/w pa%20ss%2Fw k3y plain u " .. base64.encode("u:pa ss/w")), "*** *** *** plain u ***")
s:keep_secret("k3y-longer")
assert.eq(s:mask("k3y-longer"), "***")
assert.eq(s:mask("a.b%"), "a.b%")
for name, value in pairs(s) do
    assert(not tostring(value):find("k3y", 1, true), name)
end
assert.contains(fails(s.get, s, "/a/./b"), "demo: GET /a/./b: a path must not hold a '.' segment")
