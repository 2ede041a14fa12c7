#!/usr/bin/assay
-- Checks that Grafana answers and that its database is well.
--
--   assay examples/http-health-check.lua
--   assay run examples/http-health-check.lua -- http://localhost:3000
--   GRAFANA_URL=http://localhost:3000 assay examples/http-health-check.lua

local url = arg[1] or env.get("GRAFANA_URL") or "http://grafana.monitoring:80"

local resp = http.get(url .. "/api/health")
assert.eq(resp.status, 200, "Grafana not responding")
local data = json.parse(resp.body)
assert.eq(data.database, "ok", "Grafana database unhealthy")
log.info("Grafana healthy: version=" .. data.version)
