// The same as json.lua with node's JSON: node benchmarks/boundary/json.js FILE [ROUNDS].
// Strings enter and leave Assay as UTF-8 bytes, so both are measured from and to bytes, and node's own strings too.
const fs = require("fs");
const [file, given] = process.argv.slice(2);
const rounds = Number(given ?? 40);
const bytes = fs.readFileSync(file);
const text = bytes.toString("utf8");

const threadTime = () => Number(fs.readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;

function measure(name, work) {
  const half = Math.floor(rounds / 2);
  let first, own, whole;
  for (let round = 1; round <= rounds; round++) {
    const start = threadTime();
    if (round === rounds - half + 1) {
      own = start;
      whole = process.cpuUsage();
    }
    work();
    first ??= threadTime() - start;
  }
  own = (threadTime() - own) / half;
  const used = process.cpuUsage(whole);
  console.log(name.padEnd(26) + " first " + first.toFixed(1).padStart(8) + "  then " + own.toFixed(2).padStart(8)
    + "  all threads " + ((used.user + used.system) / 1000 / half).toFixed(1).padStart(8));
}

let list;
measure("JSON.parse", () => { list = JSON.parse(text); });
measure("JSON.parse of bytes", () => { list = JSON.parse(bytes.toString("utf8")); });
let encoded;
measure("JSON.stringify", () => { encoded = JSON.stringify(list); });
measure("JSON.stringify to bytes", () => { encoded = Buffer.from(JSON.stringify(list), "utf8"); });
if (JSON.parse(encoded.toString("utf8")).items.length !== list.items.length) throw new Error("not the same");
