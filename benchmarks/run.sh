#!/bin/sh
# Measures Assay beside its peers and prints tables; "benchmarks/run.sh --help" lists the options.
exec python3 "${0%/*}/run.py" "$@"
