-- assay.prometheus against a Prometheus that scrapes itself. Address: URL.
local prometheus = require("assay.prometheus")

local url = env.get("URL")
local c = prometheus.client(url)

local function fails(fn, ...)
    local ok, err = pcall(fn, ...)
    assert(not ok, "an error was expected")
    assert.eq(type(err), "string")
    return err
end

-- A query's result in all its shapes.
assert.eq(c:query("up"), 1)
assert.eq(math.type(c:query("up")), "integer")
assert.eq(c:query("vector(0.5)"), 0.5)
assert.eq(c:query("6 * 7"), 42)
assert.eq(c:query('"text"'), "text")
assert.eq(c:query("vector(NaN)"), "NaN")
assert.eq(c:query("vector(1) / 0"), "+Inf")
assert.eq(c:query("no_such_metric"), {})
local both = c:query('label_replace(vector(1), "n", "a", "", "") or label_replace(vector(2), "n", "b", "", "")')
table.sort(both, function(a, b) return a.value < b.value end)
assert.eq(both, { { metric = { n = "a" }, value = 1 }, { metric = { n = "b" }, value = 2 } })
local range = c:query("up[1m]")
assert.eq(range[1].metric.job, "prometheus")
assert.eq(range[1].values[1][2], "1")

-- What is sent arrives: a query with every character that a URL gives a meaning to.
assert.eq(c:query([[label_replace(vector(7 % 4), "l", "a&b=c#d+e/f?ü %41", "", "")]]), 3)
local labelled = c:series({ [[up{job=~"pro.+|a&b=c#d"}]] })
assert.eq(labelled[1].job, "prometheus")
assert.eq(c:query("vector(1)", { time = "2020-01-01T00:00:00+00:00" }), 1)
assert.eq(c:query("time()", { time = 1577836800 }), 1577836800)

-- Lists.
assert.eq(c:label_values("no_such_label"), {})
assert.eq(c:label_values("job"), { "prometheus" })
assert.eq(c:alerts()[1].labels, { alertname = "AlwaysOn", severity = "none" })
assert.eq(c:rules()[1].rules[1].name, "AlwaysOn")
assert.eq(c:rules({ type = "record" })[1].rules, {})
assert.eq(#c:targets().activeTargets, 1)
assert.eq(#c:targets({ state = "dropped" }).activeTargets, 0)
assert.eq(#c:series({ "up", "scrape_duration_seconds" }), 2)
local now = time()
assert.eq(c:query_range("vector(3)", now - 20, now, 10)[1].values[1][2], "3")
assert.eq(#c:query_range("vector(3)", now - 20, now, 10)[1].values, 3)
assert.eq(c:targets_metadata({ match_target = '{job="prometheus"}', metric = "go_goroutines" })[1].type, "gauge")
assert.eq(c:config_reload(), true)

-- Functions of the module take the URL first; slashes behind the URL do not matter.
assert.eq(prometheus.query(url .. "//", "vector(1)"), 1)
assert.eq(#prometheus.targets(url).activeTargets, 1)
assert.eq(prometheus.label_values(url, "job"), { "prometheus" })
assert.eq(prometheus.config_reload(url), true)

-- Errors are plain strings, and name the request.
local err = fails(c.query, c, "up{")
assert.matches(err, [[^prometheus: GET /api/v1/query\?query=up%7B HTTP 400: \{"status":"error","errorType":"bad_data"]])
err = fails(prometheus.query_range, url, "up", 1, 2, "0s")
assert.matches(err, "^prometheus: GET /api/v1/query_range.query=up&start=1&end=2&step=0s HTTP 400: ")
assert.eq(fails(c.query, c), "prometheus.query: first argument must be a PromQL string, got nil")
assert.eq(fails(prometheus.client), "prometheus.client: first argument must be a URL string, got nil")

-- The secret is not in the error, even when the query holds it.
local secretive = prometheus.client(url, { token = "s3cr3t" })
err = fails(secretive.query, secretive, "s3cr3t{")
assert(not err:find("s3cr3t", 1, true), err)
