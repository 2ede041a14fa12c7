#!/bin/sh
# train-aot-cache.sh DIST
#
# Writes DIST/short.aot and DIST/long.aot: classes loaded and linked ahead of time and, in the long one,
# profiles of the methods that became hot, from a run of the commands people type and of a computation. What
# each is for stands in DIST/bin/assay. Does nothing when nothing in DIST changed since. A cache fits the
# folder it was made in: after moving DIST, run this again.
set -eu
dist=$(cd "$1" && pwd)
stamp=$dist/aot.trained-on
log=$dist/aot.log
training=$dist/bin/train-aot-cache

inputs() {
    echo "$dist"
    (cd "$dist" && ls -l --time-style=full-iso bin lib graal runtime/linked-from) | cksum
}

# The wrapper's own command line, so that cache and use agree: only the cache option and the class differ,
# and the long one's threshold, which would keep methods from becoming hot in so short a run.
train() {
    rm -f "$dist/$1.aot"
    sed -e "s|^case \$use in|use=$1; &|" \
        -e 's|-XX:AOTCache=|-XX:AOTCacheOutput=|' \
        -e "s|^long) options=.*|long) options= ;;|" \
        -e "s|io.assay.launcher.Main .*|io.assay.launcher.training.TrainingRun $1|" \
        "$dist/bin/assay" > "$training"
    sh "$training" > "$log" 2>&1 && [ -f "$dist/$1.aot" ]
}

if [ -f "$dist/short.aot" ] && [ -f "$dist/long.aot" ] && [ -f "$stamp" ] \
    && [ "$(cat "$stamp")" = "$(inputs)" ]; then
    exit 0
fi
rm -f "$stamp" "$dist/assay.aot"*
for use in short long; do
    # Putting the cache together fails now and then (seen with JDK 25.0.3: "sealing violation" in a class of
    # Graal); a command that fails, fails three times.
    train $use || train $use || train $use || {
        cat "$log" >&2
        rm -f "$dist/$use.aot" "$training"
        echo "train-aot-cache.sh: the training run for $use.aot failed" >&2
        exit 1
    }
done
rm -f "$training" "$log"
inputs > "$stamp"
