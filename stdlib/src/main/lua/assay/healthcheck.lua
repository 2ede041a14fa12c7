--- @module assay.healthcheck
--- @description HTTP health checks. Status, JSON path, body match, latency, several checks at once, waiting until healthy.
--- @keywords healthcheck, health, check, checks, http, status, endpoint, probe, liveness, readiness, latency, wait, json path, monitoring, uptime
--- @quickref c:http(opts?) -> {ok, status, latency_ms, error?} | Request with the expected status
--- @quickref c:json_path(path, expected, opts?) -> {ok, actual, expected, error?} | Compare a value in a JSON body
--- @quickref c:status_code(expected, opts?) -> {ok, status, error?} | Compare the status
--- @quickref c:body_contains(text, opts?) -> {ok, found, error?} | Look for a text in the body
--- @quickref c:endpoint(opts?) -> {ok, status, latency_ms, error?} | Status and latency limit
--- @quickref c:wait(opts?) -> {ok, status, attempts} | Wait until healthy, raises after the time-out
--- @quickref healthcheck.multi(checks) -> {ok, results, passed, failed, total} | Run several checks

-- Checks of HTTP endpoints. A check never raises: it returns a table with `ok`, and `error` says what is wrong.
-- Only `wait` raises, when the time is over, as do arguments of the wrong type.
--
-- Each method is also a function of the module that takes the URL first: `healthcheck.http(url, opts)`.
-- All take `opts.headers`; a client's methods also take `opts.path`, which is appended to the client's URL.
--
-- @example
--   local healthcheck = require("assay.healthcheck")
--   local c = healthcheck.client("http://prometheus.monitoring:9090")

local request = require("assay.internal.request")
local wait = require("assay.internal.wait")

local json, log, time_ms = json, log, time_ms
local error, ipairs, pairs, pcall, setmetatable, tonumber, tostring, type =
    error, ipairs, pairs, pcall, setmetatable, tonumber, tostring, type
local find, format, gmatch, gsub, match, upper =
    string.find, string.format, string.gmatch, string.gsub, string.match, string.upper
local floor, max = math.floor, math.max

local M = {}

local Client = {}
Client.__index = Client

-- What `opts.method` may say; anything else is a GET.
local METHODS = { POST = "POST", PUT = "PUT" }

--- A client of one endpoint.
-- @param url URL to check, used as it is
-- @param opts `token` or `api_key` (bearer), `username` and `password`, `headers`, and the connection's options of
--   `http.client`; or the token as a string
-- @raise when the URL is no string
-- @example
--   local ready = healthcheck.client("http://prometheus.monitoring:9090/-/ready", { timeout = 5 })
--   assert(ready:status_code(200).ok)
function M.client(url, opts)
    local sender = request.new("healthcheck", url, opts)
    -- A check asks for exactly the URL that was given: a trailing slash may matter.
    return setmetatable({ request = sender, url = url }, Client)
end

-- Sends the request of a check. Returns the response, or nil and what went wrong; then the milliseconds it took.
local function exchange(self, method, opts)
    local sender = self.request
    local url = self.url
    if opts.path then url = sender.base .. gsub(opts.path, "^/?", "/") end
    local headers = {}
    for name, value in pairs((sender.private())) do headers[name] = value end
    for name, value in pairs(opts.headers or {}) do headers[name] = value end
    local body
    if method ~= "GET" then body = opts.body end
    local started = time_ms()
    local ok, response = pcall(sender.exchange, method:lower(), url, body, { headers = headers })
    local latency = max(0, floor(time_ms() - started))
    if ok then return response, nil, latency end
    return nil, sender:mask(tostring(response)), latency
end

local function mismatch(expected, status)
    if status == expected then return nil end
    return "expected status " .. tostring(expected) .. ", got " .. tostring(status)
end

--- Sends a request and compares the status.
-- @param opts `method` (`GET` by default, `POST`, `PUT`), `body`, `expected_status` (200), `headers`
-- @return `{ok, status, latency_ms, error}`; status 0 when no answer came
-- @example
--   local result = c:http({ path = "/-/healthy" })
--   assert(result.ok, result.error)
function Client:http(opts)
    opts = opts or {}
    local method = METHODS[upper(opts.method or "GET")] or "GET"
    local response, failure, latency = exchange(self, method, opts)
    if not response then return { ok = false, status = 0, latency_ms = latency, error = failure } end
    failure = mismatch(opts.expected_status or 200, response.status)
    return { ok = failure == nil, status = response.status, latency_ms = latency, error = failure }
end

-- Follows a dotted path; `[n]` and a number count an array's elements from 0, as jq does.
local function follow(value, path)
    for key in gmatch(gsub(path, "%[(%d+)%]", ".%1"), "[^.]+") do
        if type(value) ~= "table" then
            return nil, format("path traversal failed at '%s': not a table", key)
        end
        local found = value[key]
        if found == nil and match(key, "^%d+$") then found = value[tonumber(key) + 1] end
        if found == nil then return nil, format("path '%s': key '%s' not found", path, key) end
        value = found
    end
    return value
end

--- Compares one value in a JSON body.
-- @param path dotted path, such as `data.activeTargets[0].health`
-- @param expected string, number or boolean
-- @return `{ok, actual, expected, error}`
-- @example
--   local result = c:json_path("status", "success", { path = "/api/v1/query?query=up" })
--   assert(result.ok, result.error)
function Client:json_path(path, expected, opts)
    local response, failure = exchange(self, "GET", opts or {})
    if not response then return { ok = false, expected = expected, error = failure } end
    if response.status ~= 200 then
        return { ok = false, expected = expected, error = "HTTP " .. tostring(response.status) }
    end
    local parsed, body = pcall(json.parse, response.body)
    if not parsed then return { ok = false, expected = expected, error = "JSON parse error: " .. tostring(body) } end
    local actual, missing = follow(body, path)
    if missing then return { ok = false, expected = expected, error = missing } end
    if actual == expected then return { ok = true, actual = actual, expected = expected } end
    failure = "expected " .. tostring(expected) .. ", got " .. tostring(actual)
    return { ok = false, actual = actual, expected = expected, error = failure }
end

--- Compares the status of a GET.
-- @return `{ok, status, error}`; status 0 when no answer came
-- @example
--   assert(c:status_code(404, { path = "/no-such-page" }).ok)
function Client:status_code(expected, opts)
    local response, failure = exchange(self, "GET", opts or {})
    if not response then return { ok = false, status = 0, error = failure } end
    failure = mismatch(expected, response.status)
    return { ok = failure == nil, status = response.status, error = failure }
end

--- Looks for a text in the body of a GET, whatever its status. The text is no pattern.
-- @return `{ok, found, error}`
-- @example
--   assert(c:body_contains("Prometheus Server", { path = "/-/healthy" }).found)
function Client:body_contains(text, opts)
    local response, failure = exchange(self, "GET", opts or {})
    if not response then return { ok = false, found = false, error = failure } end
    if find(response.body, text, 1, true) then return { ok = true, found = true } end
    return { ok = false, found = false, error = "pattern not found in response body" }
end

--- Compares status and latency of a GET.
-- @param opts `max_latency_ms` (5000), `expected_status` (200), `headers`
-- @return `{ok, status, latency_ms, error}`
-- @example
--   local result = c:endpoint({ path = "/-/healthy", max_latency_ms = 2000 })
--   assert(result.ok, result.error)
function Client:endpoint(opts)
    opts = opts or {}
    local response, failure, latency = exchange(self, "GET", opts)
    if not response then return { ok = false, status = 0, latency_ms = latency, error = failure } end
    local limit = opts.max_latency_ms or 5000
    failure = mismatch(opts.expected_status or 200, response.status)
    if not failure and latency > limit then
        failure = "latency " .. tostring(latency) .. "ms exceeds threshold " .. tostring(limit) .. "ms"
    end
    return { ok = failure == nil, status = response.status, latency_ms = latency, error = failure }
end

--- Waits until a GET gives the expected status.
-- @param opts `timeout` (seconds, 60), `interval` (seconds, 2), `expect_status` or `expected_status` (200), `headers`
-- @return `{ok = true, status, attempts}`
-- @raise `healthcheck.wait: URL not healthy after Ns: <why>`
-- @example
--   local result = c:wait({ path = "/-/ready", timeout = 10, interval = 0.5 })
--   log.info("ready after " .. result.attempts .. " attempts")
function Client:wait(opts)
    opts = opts or {}
    local expected = opts.expect_status or opts.expected_status or 200
    local shown = gsub(opts.path and self.request.base .. gsub(opts.path, "^/?", "/") or self.url, "://[^/]*@", "://")
    local last
    local attempt, timeout = wait.attempts("healthcheck.wait", opts, function(i)
        local result = self:status_code(expected, opts)
        last = result.error
        if result.ok then log.info("Healthy: " .. shown .. " (attempt " .. i .. ")") end
        return result.ok
    end)
    if attempt then return { ok = true, status = expected, attempts = attempt } end
    error("healthcheck.wait: " .. shown .. " not healthy after " .. tostring(timeout) .. "s: " .. last, 0)
end

--- Runs several checks, one after the other. A check that raises has failed.
-- @param checks array of `{name, check}`; `check` is a function that returns a check's result
-- @return `{ok, results, passed, failed, total}`; each result is `{name, ok, ...}` with all that its check returned
-- @raise when a check is no `{name, check}`
-- @example
--   local result = healthcheck.multi({
--     { name = "healthy", check = function() return c:http({ path = "/-/healthy" }) end },
--     { name = "ready", check = function() return c:status_code(200, { path = "/-/ready" }) end },
--   })
--   assert.eq(result.passed, 2)
function M.multi(checks)
    local results, passed = {}, 0
    for i, entry in ipairs(checks) do
        if type(entry) ~= "table" or type(entry.check) ~= "function" then
            error("healthcheck.multi: check " .. i .. " must be a table {name, check = function}", 0)
        end
        local ok, result = pcall(entry.check)
        if not ok then
            result = { ok = false, error = tostring(result) }
        elseif type(result) ~= "table" then
            result = { ok = false, error = "the check returned no result table, but a " .. type(result) }
        end
        local row = {}
        for field, value in pairs(result) do row[field] = value end
        row.name, row.ok = entry.name, result.ok == true
        if row.ok then passed = passed + 1 end
        results[i] = row
    end
    local total = #results
    return { ok = passed == total, results = results, passed = passed, failed = total - passed, total = total }
end

for name, method in pairs(Client) do
    if type(method) == "function" then
        M[name] = function(url, ...) return method(M.client(url), ...) end
    end
end

--- The same for those who hold a client; see `multi`.
function Client:multi(checks)
    return M.multi(checks)
end

return M
