#!/bin/bash
# native-image-home.sh
#
# Prints the folder of a GraalVM 25 with native-image, for GRAALVM_HOME; what it has to say goes to standard
# error. Takes the first there is of:
#   1. $GRAALVM_HOME;
#   2. one made earlier, in the user's cache folder;
#   3. one made now from parts, by the kit in $ASSAY_NATIVE_KIT (default: ../shared/native-kit beside the checkout);
#   4. the same with the C sources of the next JDK, when the archive has lost those of JDK 25.
set -euo pipefail
scripts=$(cd "$(dirname "$0")" && pwd)
checkout=$(cd "$scripts/../.." && pwd)
kit=${ASSAY_NATIVE_KIT:-$checkout/../shared/native-kit}
# The version the native profile builds with, which sets the property anew below the default.
version=$(sed -n 's:.*<graalvm.version>\(.*\)</.*:\1:p' "$checkout/pom.xml" | tail -n 1)
cached=${XDG_CACHE_HOME:-$HOME/.cache}/assay/native-image-home-$version

say() { echo "native-image-home.sh: $*" >&2; }
usable() { [ -x "$1/bin/javac" ] && "$1/bin/native-image" --version > /dev/null 2>&1; }

if [ -n "${GRAALVM_HOME:-}" ]; then
    if usable "$GRAALVM_HOME"; then
        echo "$GRAALVM_HOME"
        exit 0
    fi
    say "GRAALVM_HOME is $GRAALVM_HOME, where no native-image runs; looking further"
fi
if usable "$cached"; then
    say "$cached, whose C libraries are from $(cat "$cached/c-libraries-from")"
    echo "$cached"
    exit 0
fi
if [ ! -x "$kit/setup-native-image.sh" ]; then
    say "no GraalVM with native-image: set GRAALVM_HOME to one ($kit, which would make one, is not there)"
    exit 1
fi

# Made aside and moved when complete: a run that broke off leaves nothing that looks like a home.
jdk=$("$scripts/find-jdk.sh")
mkdir -p "$(dirname "$cached")"
work=$(mktemp -d "$cached.XXXXXX")
trap 'rm -rf "$work"' EXIT

# What the kit failed of: the first line that says so, or else its last.
reason() {
    sed 's/\x1b\[[0-9;]*m//g' "$work/log" > "$work/plain"
    grep -m 1 -E '^(\[ERROR\]|E:|setup-native-image.sh:)' "$work/plain" || tail -n 1 "$work/plain"
}

# It stops without a word when apt knows no such source: no C library is there then.
source_missing() {
    grep -q 'Compiling the C libraries' "$work/log" && ! find "$work/home.part/lib/static" -name '*.a' | grep -q .
}

make_home() { # KIT
    rm -rf "$work/home" "$work/home.part"
    "$1/setup-native-image.sh" "$work/home" "$jdk" 2>&1 | tee "$work/log" >&2
}

# A copy of the kit that takes the C sources of openjdk-26. Native methods whose signature differs there are
# not linked: a gcc in front of the real one renames them and puts a stub in their place, which ends the process.
adjusted_kit() {
    cp -r "$kit" "$work/kit"
    chmod -R u+w "$work/kit"
    sed -i 's/openjdk-25/openjdk-26/g' "$work/kit/setup-native-image.sh"
    mkdir "$work/bin"
    cat > "$work/bin/gcc" << END
#!/bin/bash
gcc=$(command -v gcc)
END
    cat >> "$work/bin/gcc" << 'END'
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if "$gcc" "$@" 2> "$log"; then exit 0; fi
changed=$(sed -n 's/.*conflicting types for .\(Java_[A-Za-z0-9_]*\).*/\1/p' "$log" | sort -u)
if [ -z "$changed" ]; then
    cat "$log" >&2
    exit 1
fi
for ((i = 1; i <= $#; i++)); do
    if [ "${!i}" = -o ]; then
        next=$((i + 1))
        object=${!next}
    elif [[ ${!i} == *.c ]]; then
        source=${!i}
    fi
done
for name in $changed; do
    echo "Without $name: its signature differs" >&2
    sed -i "s/\\b$name\\b/changed_$name/" "$source"
    printf '#include <stdio.h>\n#include <stdlib.h>\nvoid %s(void) { fputs("%s is not available in this image\\n", stderr); abort(); }\n' \
        "$name" "$name" | "$gcc" -c -fPIC -xc - -o "$(dirname "$object")/stub_$name.o"
done
"$gcc" "$@"
END
    chmod +x "$work/bin/gcc"
    PATH=$work/bin:$PATH
}

say "making $cached with $kit"
source=openjdk-25
if ! make_home "$kit"; then
    source_missing || {
        say "the kit failed: $(reason)"
        exit 1
    }
    say "the source of openjdk-25 is not to be had; trying that of openjdk-26"
    source=openjdk-26
    adjusted_kit
    make_home "$work/kit" || {
        say "the kit failed with openjdk-26 as well: $(reason)"
        exit 1
    }
fi
usable "$work/home" || {
    say "the kit made a home in which native-image does not run"
    exit 1
}
echo "$source" > "$work/home/c-libraries-from"
# Another run may have been faster; its home is as good. One that does not work is in the way.
usable "$cached" || {
    rm -rf "$cached"
    mv -T "$work/home" "$cached"
}
echo "$cached"
