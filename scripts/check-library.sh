#!/usr/bin/env bash
# check-library.sh FOLDER: builds a package that uses the library product `Moult` alone, in FOLDER, and checks
# that nothing but the library's own modules was compiled: neither GRDB nor SQLite nor libarchive, and not
# their headers either.
set -euo pipefail

folder=$1
root=$PWD
stop() { printf '%s\n' "$@" >&2; exit 1; }

mkdir -p "$folder/Sources/User"
cat >"$folder/Package.swift" <<EOF
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "user",
  dependencies: [.package(name: "moult", path: "$root")],
  targets: [
    .executableTarget(name: "User", dependencies: [.product(name: "Moult", package: "moult")])
  ])
EOF
cat >"$folder/Sources/User/main.swift" <<'EOF'
import Moult

var job = Dehydrator()
job.feed(Array(#"{"id":20,"id_str":"20","text":""}"#.utf8).span)
job.finish()
print(job.report.outputs)
EOF

# Of the system's libraries, pkg-config finds yajl alone here.
libraries=$folder/pkg-config
mkdir -p "$libraries"
found=$(pkg-config --variable=pcfiledir yajl 2>/dev/null || true)
[ -z "$found" ] || ln -sf "$found/yajl.pc" "$libraries/yajl.pc"
log=$folder/build.log
(cd "$folder" && PKG_CONFIG_LIBDIR="$PWD/pkg-config" "${SWIFT:-swift}" build >build.log 2>&1) || {
  cat "$log" >&2
  exit 1
}
if grep -E 'warning: ' "$log" >&2; then stop "a user of the library sees these warnings"; fi

build=$folder/.build/debug
compiled=$(cd "$build" && find . -name '*.o' | sed -nE 's|^\./([^/]+)\.build/.*|\1|p' | sort -u)
expected=$(printf '%s\n' CSkim CYaml JSONStream Moult PrivacyLosses User YAMLNodes Yams)
[ "$compiled" = "$expected" ] || stop "a user of the library compiles:" "$compiled"
headers=$(find "$build/ModuleCache" -name '*.pcm' | sed -E 's|.*/([A-Za-z]+)-[^/]*|\1|' |
  grep -E '^(CArchive|CCodecs|CNettle|GRDBSQLite)$' || true)
[ -z "$headers" ] || stop "a user of the library needs the headers of:" "$headers"
[ "$("$build/User")" = 1 ] || stop "the library's user reads no record"
echo "a user of the library compiles" $compiled
