// The same as json.lua with node's JSON: node benchmarks/boundary/json.js FILE [ROUNDS].
// Strings enter and leave Assay as UTF-8 bytes, so both are measured from and to bytes, and node's own strings too.
const fs = require("fs");
const [file, given] = process.argv.slice(2);
const rounds = Number(given ?? 40);
const bytes = fs.readFileSync(file);
const text = bytes.toString("utf8");

const threadTime = () => Number(fs.readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;

function measure(name, work) {
  const times = [];
  const first = Math.floor(rounds / 2);
  let whole;
  for (let round = 0; round < rounds; round++) {
    if (round === first) whole = process.cpuUsage();
    const start = threadTime();
    work();
    times.push(threadTime() - start);
  }
  const used = process.cpuUsage(whole);
  const last = times.slice(first).sort((a, b) => a - b);
  const show = (ms) => ms.toFixed(1).padStart(8);
  console.log(name.padEnd(26) + " first " + show(times[0]) + "  median " + show(last[Math.floor(last.length / 2)])
    + "  all threads " + show((used.user + used.system) / 1000 / last.length));
}

let list;
measure("JSON.parse", () => { list = JSON.parse(text); });
measure("JSON.parse of bytes", () => { list = JSON.parse(bytes.toString("utf8")); });
let encoded;
measure("JSON.stringify", () => { encoded = JSON.stringify(list); });
measure("JSON.stringify to bytes", () => { encoded = Buffer.from(JSON.stringify(list), "utf8"); });
if (JSON.parse(encoded.toString("utf8")).items.length !== list.items.length) throw new Error("not the same");
