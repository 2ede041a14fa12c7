#!/usr/bin/assay
-- Counts the scrape targets that are up, and asks Prometheus for one metric.
--
--   assay examples/prometheus-query.lua
--   assay run examples/prometheus-query.lua -- http://localhost:9090
--   PROMETHEUS_URL=http://localhost:9090 assay examples/prometheus-query.lua

local prom = require("assay.prometheus")
local url = arg[1] or env.get("PROMETHEUS_URL") or "http://prometheus.monitoring:9090"
local c = prom.client(url)

-- Check targets are up
local targets = c:targets()
local up_count = 0
for _, t in ipairs(targets.activeTargets) do
    if t.health == "up" then up_count = up_count + 1 end
end
assert.gt(up_count, 0, "No Prometheus targets are up")

-- Query a metric
log.info("Active targets: " .. up_count .. ", up query: " .. tostring(c:query("up")))
