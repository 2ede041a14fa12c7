"""Runs the benchmarks on Assay and its peers by turns, and prints tables.

Every iteration of every peer is timed by this program: it sends harness.lua a line, which runs an iteration and
answers with a line. Two clocks run: wall time, and the processor time of all threads of the peer, which is what to
compare on a machine that is busy with other work. The compiler's and the collector's threads are in both. Needs
Python 3.8 or later and Linux.
"""

import argparse
import json
import math
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
HARNESS = HERE / "harness.lua"

# The programs after are-we-fast-yet's, and those shaped like infrastructure scripts.
OBJECTS = ["richards", "deltablue", "json", "cd", "havlak", "bounce", "list", "permute", "queens", "sieve",
           "storage", "towers", "nbody", "mandelbrot"]
SCRIPTS = ["kubernetes_decode", "kubernetes_encode", "logs", "grouping", "pingpong", "closures", "protected",
           "inheritance"]
GROUPS = {"objects": OBJECTS, "scripts": SCRIPTS, "all": OBJECTS + SCRIPTS + ["fib"]}

REFERENCES = ["lua5.4", "luajit"]
FIRST_SECONDS = 10.0


@dataclass
class Peer:
    name: str
    command: list  # followed by the harness and its arguments
    hello: list  # prints one line and ends


@dataclass
class Run:
    """One process, in seconds: how long until it was ready, each iteration by both clocks, and its peak memory."""

    ready: float = 0.0
    wall: list = field(default_factory=list)
    processor: list = field(default_factory=list)
    elapsed: list = field(default_factory=list)  # from the process's start to the end of each iteration
    peak_kib: int = 0


def peers_here():
    found = {}
    if shutil.which("java") or os.environ.get("JAVA_HOME") or (ROOT / "native-build/target/dist/bin/assay").exists():
        assay = str(ROOT / "assay")
        found["assay-jvm"] = Peer("assay-jvm", [assay, "exec"], [assay, "exec", "-e", 'print("hello")'])
    native = ROOT / "native-build/target/assay"
    if native.exists():
        found["assay-native"] = Peer(
            "assay-native", [str(native), "exec"], [str(native), "exec", "-e", 'print("hello")'])
    for name in ["lua5.4", "luajit"]:
        if shutil.which(name):
            found[name] = Peer(name, [name], [name, "-e", 'print("hello")'])
    return found


def command_for(peer, arguments):
    separator = ["--"] if peer.command[-1:] == ["exec"] else []
    return peer.command + [str(HARNESS)] + separator + arguments


def peak_memory(pid):
    """The most memory a process has had resident; 0 once it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    match = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(match.group(1)) if match else 0


def processor_time(pid):
    """Seconds that the threads of a process have run on a processor, to the nanosecond."""
    total = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        try:
            total += int((thread / "schedstat").read_text().split()[0])
        except OSError:
            pass  # the thread has ended meanwhile
    return total / 1e9


def measure(peer, benchmark, iterations, seconds, inner):
    """Runs a benchmark in one process until it has done its iterations, or time is up and five are done."""
    arguments = [benchmark, str(iterations), str(inner or "nil"), "step"]
    command = command_for(peer, arguments)
    run = Run()
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # A peer must not wait for a reader of its complaints.
    complaints = []
    listener = threading.Thread(target=lambda: complaints.append(process.stderr.read()), daemon=True)
    listener.start()

    def answer(pattern):
        while True:
            line = process.stdout.readline()
            if not line:
                process.wait()
                listener.join()
                text = complaints[0].decode(errors="replace")
                sys.exit(f"run.sh: {' '.join(command)}: ended with {process.returncode}\n{text}")
            if re.fullmatch(pattern, line.strip()):
                return

    answer(rb"ready")
    run.ready = time.perf_counter() - started
    while len(run.wall) < iterations:
        if time.perf_counter() - started > seconds and len(run.wall) >= 5:
            break
        processor, wall = processor_time(process.pid), time.perf_counter()
        process.stdin.write(b"\n")
        process.stdin.flush()
        answer(rb"\d+ [\d.]+")
        now = time.perf_counter()
        run.wall.append(now - wall)
        run.processor.append(processor_time(process.pid) - processor)
        run.elapsed.append(now - started)
        run.peak_kib = max(run.peak_kib, peak_memory(process.pid))
    process.stdin.close()  # the end of its input ends it
    process.stdout.close()
    process.wait()
    return run


def start_up(peer, rounds):
    times = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        subprocess.run(peer.hello, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


@dataclass
class Figures:
    first: float  # milliseconds of the first iteration
    warm: float  # seconds from process start to the end of the first iteration within 10 % of the peak
    peak: float  # milliseconds, the median of the last iterations
    early: float  # iterations in the first ten seconds from process start; nan when it ran shorter
    memory: float  # MiB

    @staticmethod
    def of(runs, last, clock):
        per_run = []
        for run in runs:
            times = [t * 1000 for t in getattr(run, clock)]
            peak = statistics.median(times[-last:])
            warm = next(end for end, took in zip(run.elapsed, times) if took <= 1.1 * peak)
            early = math.nan
            if run.elapsed[-1] >= FIRST_SECONDS:
                early = sum(end <= FIRST_SECONDS for end in run.elapsed)
            per_run.append((times[0], warm, peak, early, run.peak_kib / 1024))
        return Figures(*(statistics.median(column) for column in zip(*per_run)))


def geometric_mean(values):
    return math.exp(sum(math.log(v) for v in values) / len(values))


def table(head, rows):
    widths = [max(len(str(row[i])) for row in [head] + rows) for i in range(len(head))]
    def line(cells):
        return "| " + " | ".join(
            str(c).ljust(w) if i == 0 else str(c).rjust(w) for i, (c, w) in enumerate(zip(cells, widths))) + " |"
    rule = "|" + "|".join(("-" * (w + 2)) if i == 0 else ("-" * (w + 1) + ":") for i, w in enumerate(widths)) + "|"
    return "\n".join([line(head), rule] + [line(row) for row in rows])


def number(value, digits=0):
    return "-" if math.isnan(value) else f"{value:.{digits}f}"


def report(figures, peers, benchmarks, clock):
    references = [p for p in peers if p in REFERENCES]
    ours = [p for p in peers if p not in REFERENCES]

    print(f"\n### Peak: milliseconds of {clock} time per iteration, and how many times faster\n")
    columns = [(name, reference) for name in ours for reference in references]
    head = ["benchmark"] + peers + [f"{o} / {r}" for o, r in columns]
    rows = []
    for b in benchmarks:
        row = [b] + [number(figures[b][p].peak, 1) for p in peers]
        rows.append(row + [f"{figures[b][r].peak / figures[b][o].peak:.2f} x" for o, r in columns])
    for label, members in [("geometric mean, objects", OBJECTS), ("geometric mean, scripts", SCRIPTS)]:
        chosen = [b for b in benchmarks if b in members]
        if len(chosen) > 1:
            means = [geometric_mean([figures[b][r].peak / figures[b][o].peak for b in chosen]) for o, r in columns]
            rows.append([f"{label} ({len(chosen)})"] + [""] * len(peers) + [f"{m:.2f} x" for m in means])
    print(table(head, rows))

    print("\n### Warm-up and memory\n")
    print("First iteration in milliseconds; seconds from process start until an iteration is within 10 % of the")
    print("peak; iterations in the first ten seconds; most memory resident in MiB.\n")
    head = ["benchmark", "peer", "first", "warm", "in 10 s", "MiB"]
    rows = [[b, p, number(f.first), number(f.warm, 1), number(f.early), number(f.memory)]
            for b in benchmarks for p in peers for f in [figures[b][p]]]
    print(table(head, rows))


def main():
    parser = argparse.ArgumentParser(
        prog="benchmarks/run.sh", description="Measures Assay beside its peers and prints tables.",
        epilog="examples: run.sh richards cd --seconds 15;  run.sh objects --peers assay-jvm,luajit;  "
               "run.sh scripts --add 'other=/opt/lua55/bin/lua'")
    parser.add_argument("benchmarks", nargs="*", default=["all"],
                        help="names of benchmarks/programs, or objects, scripts, all (default)")
    parser.add_argument("--seconds", type=float, default=12, help="how long a process runs (default 12)")
    parser.add_argument("--iterations", type=int, default=1000, help="at most so many iterations in a process")
    parser.add_argument("--reference-iterations", type=int, default=15,
                        help="at most so many for lua5.4 and luajit, which are warm soon (default 15)")
    parser.add_argument("--inner", type=int, help="repetitions inside an iteration (default: the program's own)")
    parser.add_argument("--rounds", type=int, default=1, help="processes for each benchmark and peer (default 1)")
    parser.add_argument("--last", type=int, default=9, help="iterations whose median is the peak (default 9)")
    parser.add_argument("--clock", choices=["wall", "processor"], default="wall",
                        help="which time to compare (default wall); processor on a busy machine")
    parser.add_argument("--peers", help="comma-separated; default: all that are here")
    parser.add_argument("--add", action="append", default=[], metavar="NAME=COMMAND",
                        help="another peer: a command that takes a Lua file and its arguments")
    parser.add_argument("--no-start-up", action="store_true", help="leave the start-up table out")
    parser.add_argument("--save", metavar="FILE", help="write all times as JSON")
    options = parser.parse_args()

    if options.last < 5:
        parser.error("--last must be at least 5")
    found = peers_here()
    for extra in options.add:
        name, _, command = extra.partition("=")
        words = shlex.split(command)
        if not name or not words:
            parser.error(f"--add: not NAME=COMMAND: {extra}")
        found[name] = Peer(name, words, words + [str(HERE / "hello.lua")])
    names = options.peers.split(",") if options.peers else list(found)
    for name in names:
        if name not in found:
            parser.error(f"no peer '{name}' here; there are: {', '.join(found)}")
    benchmarks = []
    for name in options.benchmarks:
        for benchmark in GROUPS.get(name, [name]):
            if not (HERE / "programs" / f"{benchmark}.lua").exists():
                parser.error(f"no benchmark '{benchmark}'")
            if benchmark not in benchmarks:
                benchmarks.append(benchmark)
    if "assay-jvm" in names:
        subprocess.run([str(ROOT / "assay"), "--version"], check=True, stdout=subprocess.DEVNULL)  # builds it

    runs = {b: {p: [] for p in names} for b in benchmarks}
    for benchmark in benchmarks:
        for _ in range(options.rounds):
            for name in names:
                most = options.reference_iterations if name in REFERENCES else options.iterations
                run = measure(found[name], benchmark, most, options.seconds, options.inner)
                runs[benchmark][name].append(run)
                print(f"{benchmark} on {name}: {Figures.of([run], options.last, options.clock).peak:.1f} ms", file=sys.stderr)
    if options.save:
        Path(options.save).write_text(json.dumps({
            b: {p: [vars(r) for r in rs] for p, rs in by_peer.items()} for b, by_peer in runs.items()}, indent=1))

    if not options.no_start_up:
        print("\n### Start-up: milliseconds of a process that prints one line\n")
        print(table(["peer", "ms"], [[name, number(start_up(found[name], 7), 1)] for name in names]))
    figures = {b: {p: Figures.of(runs[b][p], options.last, options.clock) for p in names} for b in benchmarks}
    report(figures, names, benchmarks, options.clock)


if __name__ == "__main__":
    main()
