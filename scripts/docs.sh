#!/usr/bin/env bash
# docs.sh FOLDER MODULE...: builds the DocC documentation of each module in FOLDER, from the debug build. A warning is an
# error: a link that leads nowhere, or a parameter that does not exist.
set -euo pipefail

folder=$1
shift
build=.build/debug
tools=$(dirname "$(readlink -f "$(command -v "${SWIFT:-swift}")")")
target=$("${SWIFT:-swift}" -print-target-info | sed -nE 's/^ *"unversionedTriple": "(.*)",?/\1/p')

rm -rf "$folder"
# The compiled modules name the C modules that they were built with.
maps=()
for map in "$build"/CSkim.build/module.modulemap Sources/C*/module.modulemap \
  .build/checkouts/*/Sources/*/{,include/}module.modulemap; do
  [ -e "$map" ] && maps+=(-Xcc "-fmodule-map-file=$map")
done
for module in "$@"; do
  mkdir -p "$folder/symbols/$module"
  "$tools/swift-symbolgraph-extract" -module-name "$module" -target "$target" -I "$build/Modules" "${maps[@]}" \
    -minimum-access-level public -skip-synthesized-members -emit-extension-block-symbols \
    -output-dir "$folder/symbols/$module"
  "$tools/docc" convert "Sources/$module/$module.docc" --additional-symbol-graph-dir "$folder/symbols/$module" \
    --output-path "$folder/$module.doccarchive" --fallback-display-name "$module" \
    --fallback-bundle-identifier "$module" --warnings-as-errors
  echo "$folder/$module.doccarchive"
done
