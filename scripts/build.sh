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
# Where steps run side by side (.ci/run), builds wait for each other, as their database has one user. SwiftPM's own lock would wait
# for tests that run, too.
locks=()
if [ -n "${MOULT_SIDE_BY_SIDE:-}" ]; then
  flock 9
  locks=(--ignore-lock)
fi
images=$(LC_ALL=C; cat Sources/Moult/Data/*.catalogue Sources/Moult/Data/meanings.txt Sources/Moult/Data/*.image | cksum)
[ "$images" = "$(cat scripts/images.cksum)" ] || [ -n "${MOULT_WRITE_IMAGES:-}" ] || {
  echo "A catalogue was changed, and the images of it, from which a start reads, were not: run make images" >&2
  exit 1
}
# A release finds the generic types that it uses by calls of their functions, not by their names: looking up names and the
# conformances in them took a third of the instructions of a short run.
accessors=()
case " $* " in
  *" --configuration release "*)
    accessors=(-Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors)
    ;;
esac
echo "Building $what (minutes the first time, seconds after)"
"${SWIFT:-swift}" build ${locks[@]+"${locks[@]}"} ${accessors[@]+"${accessors[@]}"} "$@" >"$log" 2>&1 9>&- || {
  cat "$log" >&2
  exit 1
}
