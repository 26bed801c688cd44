#!/usr/bin/env bash
# docs.sh FOLDER: builds the DocC documentation of the module `Moult` in FOLDER, from the debug build. A warning is an
# error: a link that leads nowhere, or a parameter that does not exist.
set -euo pipefail

folder=$1
build=.build/debug
tools=$(dirname "$(readlink -f "$(command -v "${SWIFT:-swift}")")")

rm -rf "$folder"
mkdir -p "$folder/symbols"
# The compiled module names the C modules that it was built with.
maps=()
for map in "$build"/CSkim.build/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap; do maps+=(-Xcc "-fmodule-map-file=$map"); done
"$tools/swift-symbolgraph-extract" -module-name Moult -target "$("${SWIFT:-swift}" -print-target-info |
  sed -nE 's/^ *"unversionedTriple": "(.*)",?/\1/p')" \
  -I "$build/Modules" -I Sources/CYajl "${maps[@]}" \
  -minimum-access-level public -skip-synthesized-members -output-dir "$folder/symbols"
"$tools/docc" convert Sources/Moult/Moult.docc --additional-symbol-graph-dir "$folder/symbols" \
  --output-path "$folder/Moult.doccarchive" --fallback-display-name Moult \
  --fallback-bundle-identifier moult --warnings-as-errors
echo "$folder/Moult.doccarchive"
