#!/usr/bin/env bash
# build.sh WHAT [OPTION...]: runs `swift build` with these options. It prints one line, and the compiler's
# output where the build fails.
set -euo pipefail

what=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
mkdir -p .build
exec 9>.build/build.lock
# Builds wait for each other, as their database has one user. SwiftPM's own lock would wait for tests that run, too.
! command -v flock >/dev/null || flock 9
echo "Building $what (minutes the first time, seconds after)"
"${SWIFT:-swift}" build --ignore-lock "$@" >"$log" 2>&1 9>&- || {
  cat "$log" >&2
  exit 1
}
