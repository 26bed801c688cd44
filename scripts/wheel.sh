#!/usr/bin/env bash
# wheel.sh ENVIRONMENT FOLDER: builds the wheel in FOLDER. auditwheel finds the oldest manylinux whose C library has every
# symbol that the wheel needs, and names the wheel after it.
set -euo pipefail

environment=$PWD/$1 folder=$PWD/$2
rm -rf "$folder" python/build python/*.egg-info
mkdir -p "$folder/plain"
MOULT_LIBRARY=$PWD/.build/library "$environment/bin/python" -m build --wheel --no-isolation --outdir "$folder/plain" python \
  >"$folder/build.log" 2>&1 || {
  cat "$folder/build.log" >&2
  exit 1
}
PATH=$environment/bin:$PATH "$environment/bin/auditwheel" repair --wheel-dir "$folder" "$folder"/plain/*.whl \
  >>"$folder/build.log" 2>&1 || {
  cat "$folder/build.log" >&2
  exit 1
}
rm -rf "$folder/plain" python/build python/*.egg-info
ls "$folder"/*.whl
