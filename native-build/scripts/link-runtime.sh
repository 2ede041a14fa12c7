#!/bin/sh
# link-runtime.sh JDK DIST
#
# Links DIST/runtime, a Java runtime from the JDK 25 at JDK: all of Java SE, but without the JDK's
# empty jdk.graal.compiler, so that the real one can stand on the module path (an upgrade of that
# module would switch the AOT cache off). Does nothing when DIST/runtime is from this very JDK.
set -eu
jdk=$1
dist=$2
stamp=$dist/runtime/linked-from

identity=$(cksum "$jdk/release" "$0")
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$identity" ]; then
    exit 0
fi

rm -rf "$dist/runtime"
"$jdk/bin/jlink" \
    --add-modules java.se,jdk.unsupported,jdk.internal.vm.ci,jdk.management,jdk.crypto.ec,jdk.crypto.cryptoki,jdk.naming.dns,jdk.net,jdk.zipfs,jdk.httpserver,jdk.charsets,jdk.localedata \
    --include-locales en \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --output "$dist/runtime"
echo "$identity" > "$stamp"
