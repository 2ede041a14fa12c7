#!/bin/sh
# unpack-attach-library.sh JDK DIST
#
# Writes DIST/native/truffleattach, the small library by which Truffle reaches the JVM's compiler
# interface, from the Truffle jar in DIST/lib. Truffle would unpack it into the user's cache folder on
# first use, and look there on every start.
set -eu
jdk=$1
dist=$2

case $(uname -s) in
Linux) system=linux file=libtruffleattach.so ;;
Darwin) system=darwin file=libtruffleattach.dylib ;;
*)
    echo "unpack-attach-library.sh: no Truffle library for $(uname -s)" >&2
    exit 1
    ;;
esac
case $(uname -m) in
x86_64 | amd64) machine=amd64 ;;
aarch64 | arm64) machine=aarch64 ;;
*)
    echo "unpack-attach-library.sh: no Truffle library for $(uname -m)" >&2
    exit 1
    ;;
esac

set -- "$dist"/lib/truffle-api-*.jar
if [ $# -ne 1 ] || [ ! -f "$1" ]; then
    echo "unpack-attach-library.sh: not one Truffle jar in $dist/lib: $*" >&2
    exit 1
fi
if [ -f "$dist/native/truffleattach" ] && [ "$dist/native/truffleattach" -nt "$1" ]; then
    exit 0
fi
mkdir -p "$dist/native"
entry=META-INF/resources/engine/libtruffleattach/$system/$machine/bin/$file
(cd "$dist/native" && "$jdk/bin/jar" --extract --file "$1" "$entry" && cp "$entry" truffleattach && rm -r META-INF)
