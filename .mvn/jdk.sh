# Sourced by mvnw and deploy/*: leaves JAVA_HOME at a JDK of at least version 21, or stops with one line that says what to do.
# Looks at JAVA_HOME, at the java on the PATH, then where Linux distributions, SDKMAN and macOS keep their JDKs.

dugnad_jdk_version() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

dugnad_find_jdk() {
  set +f
  best='' best_version=20
  path_java=$(command -v java 2>/dev/null || :)
  [ -z "$path_java" ] || path_java=$(dirname "$(dirname "$(readlink -f "$path_java" 2>/dev/null || echo "$path_java")")")
  for candidate in "${JAVA_HOME-}" "$path_java"; do
    version=$([ -n "$candidate" ] && dugnad_jdk_version "$candidate" || echo 0)
    if [ "${version:-0}" -ge 21 ]; then
      printf %s "$candidate"
      return 0
    fi
  done
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(dugnad_jdk_version "$candidate" || echo 0)
    if [ "${version:-0}" -gt "$best_version" ]; then
      best=$candidate best_version=$version
    fi
  done
  printf %s "$best"
}

dugnad_jdk=$(dugnad_find_jdk)
if [ -z "$dugnad_jdk" ]; then
  echo "Dugnad needs a JDK of version 21 or newer and found none: install one (Debian: apt-get install temurin-25-jdk or openjdk-21-jdk; SDKMAN: sdk install java 25-tem) or set JAVA_HOME to it." >&2
  exit 1
fi
JAVA_HOME=$dugnad_jdk
export JAVA_HOME
