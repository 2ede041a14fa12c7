#!/bin/bash
# benchmarks/run.sh [ROUNDS]
#
# Measures Assay beside its peers on this machine and prints a table: start-up (wall time of a process
# that prints one line) and fib(32) at steady state (CPU time of the process, as os.clock has it, after
# warm-up rounds). Peers take turns, so that a noisy moment hits all of them; each figure is the median
# of ROUNDS (default 5, at least 5) turns. Peers that are not there are left out.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5}
[ "$rounds" -ge 5 ] || { echo "benchmarks/run.sh: at least 5 rounds" >&2; exit 2; }
programs=benchmarks/programs
warmup=30

peers=()
declare -A run hello
add() {
    peers+=("$1")
    run[$1]=$2
    hello[$1]=$3
}
./assay --version > /dev/null # builds it if need be
add assay-jvm "./assay exec $programs/fib.lua --" './assay exec -e log.info("hello")'
native=native-build/target/assay
if [ -x $native ]; then
    add assay-native "$native exec $programs/fib.lua --" "$native exec -e log.info(\"hello\")"
fi
for peer in lua5.4 luajit; do
    if command -v $peer > /dev/null; then
        add $peer "$peer $programs/fib.lua" "$peer -e print(\"hello\")"
    fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Appends the wall time of a command in milliseconds to a file.
measure() {
    local start=$EPOCHREALTIME end
    "${@:2}" > /dev/null 2>&1
    end=$EPOCHREALTIME
    awk -v s="$start" -v e="$end" 'BEGIN { printf "%.1f\n", (e - s) * 1000 }' >> "$1"
}

median() {
    sort -n "$1" | awk '{ v[NR] = $1 } END { printf "%.1f", (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2 }'
}

for peer in "${peers[@]}"; do # file caches warm
    ${hello[$peer]} > /dev/null 2>&1
done
for ((round = 0; round < rounds; round++)); do
    for peer in "${peers[@]}"; do
        measure "$work/start.$peer" ${hello[$peer]}
    done
done
for ((round = 0; round < rounds; round++)); do
    for peer in "${peers[@]}"; do
        ${run[$peer]} $warmup 3 > "$work/turn"
        median "$work/turn" >> "$work/fib.$peer"
        echo >> "$work/fib.$peer"
    done
done

reference=
[ -f "$work/fib.lua5.4" ] && reference=$(median "$work/fib.lua5.4")
printf '%-14s %14s %14s %16s\n' '' 'start-up, ms' 'fib(32), ms' 'against lua5.4'
for peer in "${peers[@]}"; do
    fib=$(median "$work/fib.$peer")
    ratio=-
    [ -n "$reference" ] && ratio=$(awk -v a="$reference" -v b="$fib" 'BEGIN { printf "%.1f x", a / b }')
    printf '%-14s %14s %14s %16s\n' "$peer" "$(median "$work/start.$peer")" "$fib" "$ratio"
done
