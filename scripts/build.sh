#!/usr/bin/env bash
# build.sh WHAT [OPTION...]: runs `swift build` with these options. It prints one line, and the compiler's
# output where the build fails.
set -euo pipefail

what=$1
shift
log=.build/build.log
mkdir -p .build
echo "Building $what (minutes the first time, seconds after)"
"${SWIFT:-swift}" build "$@" >"$log" 2>&1 || {
  cat "$log" >&2
  exit 1
}
