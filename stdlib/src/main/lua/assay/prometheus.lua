--- @module assay.prometheus
--- @description Prometheus metrics and monitoring. PromQL queries, alerts, targets, rules, labels, series.
--- @keywords prometheus, promql, metrics, monitoring, observability, query, alerts, alerting, targets, scrape, rules, labels, series, time series, tsdb, reload
--- @quickref c:query(promql, opts?) -> number|[{metric, value}] | Instant query; a single result is its number
--- @quickref c:query_range(promql, start?, end?, step?) -> [{metric, values}] | Query over a range of time
--- @quickref c:alerts() -> [{labels, state, activeAt, value}] | Pending and firing alerts
--- @quickref c:targets(opts?) -> {activeTargets, droppedTargets} | Scrape targets and their health
--- @quickref c:rules(opts?) -> [{name, file, rules}] | Groups of alerting and recording rules
--- @quickref c:label_values(label) -> [string] | All values of a label
--- @quickref c:series(selectors) -> [{label = value}] | Series that match any of the selectors
--- @quickref c:targets_metadata(opts?) -> [{target, metric, type, help}] | Metadata of metrics, by target
--- @quickref c:config_reload() -> bool | Reload the configuration; needs --web.enable-lifecycle

-- Prometheus over its HTTP API v1: https://prometheus.io/docs/prometheus/latest/querying/api/
--
-- Each method is also a function of the module that takes the URL first: `prometheus.query(url, promql)`.
-- Errors: `prometheus: GET /api/v1/query?query=... HTTP 400: <body>`. A 404 gives nil, for a list an empty array.
--
-- @example
--   local prometheus = require("assay.prometheus")
--   local c = prometheus.client("http://prometheus.monitoring:9090")

local request = require("assay.internal.request")

local json = json
local encode, query = request.encode, request.query
local error, ipairs, pairs, setmetatable, tonumber, type = error, ipairs, pairs, setmetatable, tonumber, type

local M = {}

local Client = {}
Client.__index = Client

--- A client of one server.
-- @param url base URL, such as `http://prometheus:9090`; a path in front of the API stays
-- @param opts `token` or `api_key` (bearer), `username` and `password`, `headers`, and the connection's options of
--   `http.client`; or the token as a string
-- @raise when the URL is no string
-- @example
--   local tenant = prometheus.client("http://prometheus.monitoring:9090", { headers = { ["X-Scope-OrgID"] = "a" } })
--   assert.not_nil(tenant:targets())
function M.client(url, opts)
    return setmetatable({ request = request.new("prometheus", url, opts) }, Client)
end

-- The `data` of an answer, nil for 404. Prometheus says in the body, too, whether a call succeeded.
local function data_of(self, path)
    local body = self.request:get(path)
    if body == nil then return nil end
    if type(body) ~= "table" or body.status ~= "success" then
        self.request:fail("GET", path, { status = 200, body = json.encode(body) })
    end
    return body.data
end

-- The array in an answer, or in one field of its `data`.
local function list_of(self, path, field)
    local data = data_of(self, path)
    if data ~= nil and field then data = data[field] end
    if data == nil then return json.array({}) end
    return data
end

-- Sample values are strings, since JSON has no NaN and no infinity.
local function number_or_text(text)
    return tonumber(text) or text
end

local function vector(result)
    if #result == 1 and result[1].value then return number_or_text(result[1].value[2]) end
    local samples = {}
    for i, sample in ipairs(result) do
        if sample.value then
            samples[i] = { metric = sample.metric, value = number_or_text(sample.value[2]) }
        else
            samples[i] = sample
        end
    end
    return samples
end

--- Evaluates a PromQL expression at one instant.
-- @param promql the expression
-- @param opts `time` (RFC 3339 text or Unix seconds), `timeout` (Prometheus duration such as `5s`)
-- @return the number when the result is a single sample or a scalar (the text when it is no number, as `NaN`); else an
--   array of `{metric, value}`; for a range selector an array of `{metric, values}`
-- @raise the server's answer to a bad expression
-- @example
--   assert.eq(c:query("vector(20 + 1)"), 21)
--   for _, sample in ipairs(c:query('prometheus_http_requests_total{code="200"}')) do
--     log.info(sample.metric.handler .. ": " .. sample.value)
--   end
function Client:query(promql, opts)
    if type(promql) ~= "string" then
        error("prometheus.query: first argument must be a PromQL string, got " .. type(promql), 0)
    end
    opts = opts or {}
    local path = "/api/v1/query"
        .. query({ { "query", promql }, { "time", opts.time }, { "timeout", opts.timeout } })
    local data = data_of(self, path)
    if data == nil then return nil end
    if type(data) ~= "table" or type(data.result) ~= "table" then
        error("prometheus.query: unexpected response format", 0)
    end
    if data.resultType == "scalar" or data.resultType == "string" then return number_or_text(data.result[2]) end
    return vector(data.result)
end

--- Evaluates a PromQL expression over a range of time.
-- @param promql the expression
-- @param start_time, end_time RFC 3339 text or Unix seconds
-- @param step Prometheus duration such as `15s`, or seconds
-- @return array of `{metric, values}`, each value a pair of Unix seconds and text
-- @raise the server's answer to a bad expression or range
-- @example
--   local now = time()
--   local series = c:query_range('up{job="prometheus"}', now - 60, now, "5s")
--   assert.eq(series[1].metric.job, "prometheus")
function Client:query_range(promql, start_time, end_time, step)
    local path = "/api/v1/query_range"
        .. query({ { "query", promql }, { "start", start_time }, { "end", end_time }, { "step", step } })
    return list_of(self, path, "result")
end

--- The alerts that are pending or firing.
-- @return array of `{labels, annotations, state, activeAt, value}`
-- @example
--   for _, alert in ipairs(c:alerts()) do log.warn(alert.labels.alertname .. " is " .. alert.state) end
function Client:alerts()
    return list_of(self, "/api/v1/alerts", "alerts")
end

--- The scrape targets.
-- @param opts `state`: `active`, `dropped` or `any`
-- @return `{activeTargets, droppedTargets}`
-- @example
--   for _, target in ipairs(c:targets().activeTargets) do
--     assert.eq(target.health, "up", target.scrapeUrl)
--   end
function Client:targets(opts)
    return data_of(self, "/api/v1/targets" .. query({ { "state", opts and opts.state } }))
end

--- The rule groups that are loaded.
-- @param opts `type`: `alert` or `record`
-- @return array of `{name, file, interval, rules}`
-- @example
--   log.info(#c:rules({ type = "alert" }) .. " groups hold alerting rules")
function Client:rules(opts)
    return list_of(self, "/api/v1/rules" .. query({ { "type", opts and opts.type } }), "groups")
end

--- All values of one label.
-- @return array of strings
-- @example
--   assert.eq(c:label_values("job"), { "prometheus" })
function Client:label_values(label)
    return list_of(self, "/api/v1/label/" .. encode(label) .. "/values")
end

--- The series that match any of the selectors.
-- @param selectors array of series selectors
-- @return array of label sets
-- @example
--   local series = c:series({ 'up{job="prometheus"}', "scrape_duration_seconds" })
--   assert.gt(#series, 0)
function Client:series(selectors)
    return list_of(self, "/api/v1/series" .. query({ { "match[]", selectors } }))
end

--- Makes the server read its configuration again.
-- @return true when it did, false on any other answer
-- @example
--   if not c:config_reload() then log.warn("the server was started without --web.enable-lifecycle") end
function Client:config_reload()
    return self.request:send("POST", "/-/reload").status == 200
end

--- Metadata of the metrics that targets expose.
-- @param opts `match_target` (label selector), `metric` (name), `limit` (number of targets)
-- @return array of `{target, metric, type, help, unit}`
-- @example
--   local about = c:targets_metadata({ metric = "go_goroutines", limit = 1 })
--   assert.eq(about[1].type, "gauge")
function Client:targets_metadata(opts)
    opts = opts or {}
    return list_of(self, "/api/v1/targets/metadata" .. query({
        { "match_target", opts.match_target }, { "metric", opts.metric }, { "limit", opts.limit },
    }))
end

for name, method in pairs(Client) do
    if type(method) == "function" then
        M[name] = function(url, ...) return method(M.client(url), ...) end
    end
end

return M
