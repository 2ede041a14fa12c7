#!/bin/sh
# Prints the home of a JDK 25: $JAVA_HOME if it is one, else the first one in the usual install folders.
is_jdk25() {
    [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null
}
for home in "$JAVA_HOME" /usr/lib/jvm/* /opt/* /usr/local/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk25 "$home"; then
        echo "$home"
        exit 0
    fi
done
{
    echo "assay: no JDK 25 found."
    [ -n "$JAVA_HOME" ] && echo "  JAVA_HOME is $JAVA_HOME, which is not a JDK 25."
    echo "  Looked in /usr/lib/jvm, /opt, /usr/local, ~/.sdkman, ~/.jdks and /Library/Java/JavaVirtualMachines."
    echo "  Install a JDK 25 (for example Temurin 25) or set JAVA_HOME to one."
} >&2
exit 1
