#!/bin/sh
# train-aot-cache.sh DIST
#
# Writes DIST/assay.aot: classes loaded and linked ahead of time, from a run of the commands people type.
# Does nothing when nothing in DIST changed since. The cache fits the folder it was made in: after moving
# DIST, run this again.
set -eu
dist=$(cd "$1" && pwd)
stamp=$dist/assay.aot.trained-on
log=$dist/assay.aot.log

inputs() {
    echo "$dist"
    (cd "$dist" && ls -l --time-style=full-iso bin lib graal runtime/linked-from) | cksum
}

# The wrapper's own command line, so that cache and use agree: only the cache option and the class differ.
train() {
    rm -f "$dist/assay.aot"
    sed -e 's|-XX:AOTCache="$home/assay.aot"|-XX:AOTCacheOutput="$home/assay.aot"|' \
        -e 's|io.assay.launcher.Main "$@"|io.assay.launcher.training.TrainingRun|' \
        "$dist/bin/assay" > "$dist/bin/train-aot-cache"
    sh "$dist/bin/train-aot-cache" > "$log" 2>&1 && [ -f "$dist/assay.aot" ]
}

if [ -f "$dist/assay.aot" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(inputs)" ]; then
    exit 0
fi
rm -f "$stamp"
# Putting the cache together fails now and then (seen with JDK 25.0.3: "sealing violation" in a class of
# Graal); a command that fails, fails three times.
train || train || train || {
    cat "$log" >&2
    rm -f "$dist/assay.aot" "$dist/bin/train-aot-cache"
    echo "train-aot-cache.sh: the training run failed" >&2
    exit 1
}
rm -f "$dist/bin/train-aot-cache" "$log"
inputs > "$stamp"
