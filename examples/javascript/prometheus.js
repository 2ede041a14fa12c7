// The same builtins from JavaScript: counts the scrape targets that are up, and asks Prometheus for one metric.
// Address: PROMETHEUS_URL.

const base = env.get("PROMETHEUS_URL") ?? "http://prometheus.monitoring:9090";

function get(path, query) {
  const response = http.get(base + path, { query });
  assert.eq(response.status, 200, `GET ${path} failed: ${response.body}`);
  return json.parse(response.body).data;
}

// Check targets are up
const targets = get("/api/v1/targets", { state: "active" }).activeTargets;
let up = 0;
for (const target of targets) {
  if (target.health === "up") up++;
}
assert.gt(up, 0, "No Prometheus targets are up");

// Query a metric
const samples = get("/api/v1/query", { query: "up" }).result;
for (const sample of samples) {
  log.info(`${sample.metric.job} on ${sample.metric.instance}: up=${sample.value[1]}`);
}
log.info(`Active targets: ${up}, samples: ${samples.length}`);
