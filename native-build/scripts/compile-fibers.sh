#!/bin/sh
# compile-fibers.sh SOURCE OBJECT
#
# Compiles the fibers that the native executable is linked with, with the C compiler that the image
# builder uses too (CC, or else cc).
set -eu
source=$1
object=$2

if [ "$(uname -s)" != Linux ]; then
    echo "compile-fibers.sh: the native executable is for Linux: its fibers rely on how that starts threads" >&2
    exit 1
fi
compiler=${CC:-cc}
if ! command -v "$compiler" > /dev/null; then
    echo "compile-fibers.sh: no C compiler: neither \$CC nor 'cc' is one (on Debian: apt-get install gcc)" >&2
    exit 1
fi
mkdir -p "$(dirname "$object")"
"$compiler" -std=gnu11 -O2 -fPIC -Wall -Wextra -Werror -c "$source" -o "$object"
