-- harness.lua NAME [ITERATIONS [INNER [step]]]
--
-- Runs benchmarks/programs/NAME.lua: ITERATIONS (default 10) times its run(INNER), where INNER defaults to
-- the program's own size, which takes lua5.4 100 to 400 ms. Prints "ready", then one line for each
-- iteration with its number and milliseconds by os.clock. Peers count different things in os.clock
-- (processor or wall time), so run.sh says "step": then each iteration waits for a line of input, and run.sh
-- takes the time between that line and the answer by its own clock.

local here = debug.getinfo(1, "S").source:match("^@(.*)[/\\][^/\\]*$") or "."
package.path = here .. "/?.lua;" .. package.path

local name, iterations, inner, step = ...
if not name then
  io.stderr:write("usage: harness.lua NAME [ITERATIONS [INNER]]\n")
  os.exit(2)
end

local program = require("programs." .. name)
iterations = tonumber(iterations) or 10
inner = tonumber(inner) or program.inner

io.write("ready\n")
io.flush()
for i = 1, iterations do
  if step and not io.read() then
    break
  end
  local start = os.clock()
  local ok = program.run(inner)
  local elapsed = (os.clock() - start) * 1000
  if not ok then
    io.stderr:write(name, ": wrong result in iteration ", i, "\n")
    os.exit(1)
  end
  io.write(string.format("%d %.3f\n", i, elapsed))
  io.flush()
end
