-- assay.healthcheck against a server that answers as its path says. Addresses: URL, and CLOSED, where nobody listens.
local healthcheck = require("assay.healthcheck")

local url, closed = env.get("URL"), env.get("CLOSED")

-- http
local result = healthcheck.http(url .. "/status/200")
assert.eq({ result.ok, result.status, result.error }, { true, 200 })
assert.eq(math.type(result.latency_ms), "integer")
result = healthcheck.http(url .. "/status/503")
assert.eq({ result.ok, result.status, result.error }, { false, 503, "expected status 200, got 503" })
assert(healthcheck.http(url .. "/status/503", { expected_status = 503 }).ok)
result = healthcheck.http(closed)
assert.eq({ result.ok, result.status }, { false, 0 })
assert.eq(type(result.error), "string")
assert(not result.error:find("stack traceback", 1, true), result.error)

-- json_path over what the server saw of the request
local echo = url .. "/echo?a=1"
assert(healthcheck.json_path(echo, "method", "GET").ok)
assert(healthcheck.json_path(echo, "headers.x-check", "yes", { headers = { ["X-Check"] = "yes" } }).ok)
result = healthcheck.json_path(echo, "method", "POST")
assert.eq(result, { ok = false, actual = "GET", expected = "POST", error = "expected POST, got GET" })
assert.eq(healthcheck.json_path(echo, "a.b", 1).error, "path 'a.b': key 'a' not found")
assert.eq(healthcheck.json_path(echo, "method.b", 1).error, "path traversal failed at 'b': not a table")
assert.eq(healthcheck.json_path(url .. "/status/500", "a", 1).error, "HTTP 500")
assert.matches(healthcheck.json_path(url .. "/text", "a", 1).error, "^JSON parse error: ")
assert(healthcheck.json_path(url .. "/json", "items[1].name", "second").ok)
assert(healthcheck.json_path(url .. "/json", "items.0.name", "first").ok)
assert(healthcheck.json_path(url .. "/json", "count", 2).ok)

-- methods: POST and PUT carry the body, all else is a GET without one
assert.contains(http.post(url .. "/echo", "x").body, '"method":"POST"')
for _, method in ipairs({ "post", "PUT" }) do
    local c = healthcheck.client(url)
    assert(c:http({ method = method, body = "payload", path = "/expect/" .. method:upper() .. "/payload" }).ok)
end
assert(healthcheck.http(url .. "/expect/GET/", { method = "DELETE", body = "payload" }).ok)

-- status_code, body_contains
assert(healthcheck.status_code(url .. "/status/404", 404).ok)
assert.eq(healthcheck.status_code(url .. "/status/404", 200),
    { ok = false, status = 404, error = "expected status 200, got 404" })
assert.eq(healthcheck.status_code(closed, 200).status, 0)
assert.eq(healthcheck.body_contains(url .. "/text", "plain (text)"), { ok = true, found = true })
assert.eq(healthcheck.body_contains(url .. "/text", "p.ain"),
    { ok = false, found = false, error = "pattern not found in response body" })

-- endpoint: the status is judged before the latency
assert(healthcheck.endpoint(url .. "/status/200").ok)
assert.matches(healthcheck.endpoint(url .. "/slow", { max_latency_ms = 5 }).error, "^latency \\d+ms exceeds threshold 5ms$")
assert.eq(healthcheck.endpoint(url .. "/status/500", { max_latency_ms = -1 }).error, "expected status 200, got 500")

-- multi
local many = healthcheck.multi({
    { name = "fine", check = function() return healthcheck.http(url .. "/status/200") end },
    { name = "bad", check = function() return healthcheck.status_code(url .. "/status/500", 200) end },
    { name = "raises", check = function() error("broken", 0) end },
    { name = "says nothing", check = function() end },
})
assert.eq({ many.ok, many.passed, many.failed, many.total }, { false, 1, 3, 4 })
assert.eq(many.results[1].name, "fine")
assert.eq(many.results[2].status, 500)
assert.eq(many.results[3], { name = "raises", ok = false, error = "broken" })
assert.contains(many.results[4].error, "no result table")
assert.eq(healthcheck.multi({}), { ok = true, results = {}, passed = 0, failed = 0, total = 0 })
assert(not pcall(healthcheck.multi, { { name = "x" } }))

-- wait: the third request succeeds
assert.eq(healthcheck.wait(url .. "/third-time", { timeout = 5, interval = 0.01 }), { ok = true, status = 200, attempts = 3 })
local started = time_ms()
local ok, err = pcall(healthcheck.wait, closed, { timeout = 0.3, interval = 0.1 })
assert(not ok)
assert.contains(err, "healthcheck.wait: " .. closed .. " not healthy after 0.3s: ")
assert.lt(time_ms() - started, 5000)
ok, err = pcall(healthcheck.wait, (url:gsub("://", "://user:hidden@")) .. "/status/500", { timeout = 0.1, interval = 0.1 })
assert(not ok)
assert(not err:find("hidden", 1, true), err)
assert(not pcall(healthcheck.wait, url, { interval = 0 }))

-- a client: one URL, its authentication, further paths
local c = healthcheck.client(url .. "/", { username = "probe", password = "geheim" })
assert(c:json_path("headers.authorization", "Basic " .. base64.encode("probe:geheim"), { path = "echo" }).ok)
assert(healthcheck.client(url, "bare"):json_path("headers.authorization", "Bearer bare", { path = "/echo" }).ok)
assert(healthcheck.client(url .. "/status/200"):endpoint().ok)
assert(c:multi({ { name = "one", check = function() return c:status_code(200, { path = "/status/200" }) end } }).ok)
