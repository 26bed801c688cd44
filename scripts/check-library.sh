#!/usr/bin/env bash
# check-library.sh FOLDER: builds Samples/swift-job, a package that uses the library product `Moult` alone, in FOLDER,
# runs it, and checks that nothing but the library's own modules was compiled, and that neither the headers of SQLite nor
# those of libarchive were read.
set -euo pipefail

mkdir -p "$1"
folder=$(cd "$1" && pwd)
stop() { printf '%s\n' "$@" >&2; exit 1; }

# Of the system's libraries, pkg-config finds yajl and libyaml alone here.
libraries=$folder/pkg-config
mkdir -p "$libraries"
for library in yajl yaml-0.1; do
  found=$(pkg-config --variable=pcfiledir "$library" 2>/dev/null || true)
  [ -z "$found" ] || ln -sf "$found/$library.pc" "$libraries/$library.pc"
done
log=$folder/build.log
PKG_CONFIG_LIBDIR="$libraries" "${SWIFT:-swift}" build --package-path Samples/swift-job \
  --scratch-path "$folder/build" >"$log" 2>&1 || {
  cat "$log" >&2
  exit 1
}
if grep -E 'warning: ' "$log" >&2; then stop "a user of the library sees these warnings"; fi

build=$folder/build/debug
compiled=$(cd "$build" && find . -name '*.o' | sed -nE 's|^\./([^/]+)\.build/.*|\1|p' | sort -u)
expected=$(printf '%s\n' CSkim JSONStream Moult PinnedBytes PrivacyLosses swift_job YAMLNodes | sort)
[ "$compiled" = "$expected" ] || stop "a user of the library compiles:" "$compiled"
headers=$(find "$build/ModuleCache" -name '*.pcm' | sed -E 's|.*/([A-Za-z]+)-[^/]*|\1|' |
  grep -E '^(CArchive|CCodecs|CNettle|CSQLite)$' || true)
[ -z "$headers" ] || stop "a user of the library needs the headers of:" "$headers"
printed=$("$build/swift-job" Samples/stream.jsonl)
grep -qx 'en 86' <<<"$printed" && grep -qx '47 of 267 records are replies' <<<"$printed" ||
  stop "the library's user prints:" "$printed"
echo "a user of the library compiles" $compiled
