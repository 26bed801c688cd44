#!/usr/bin/env bash
# static.sh FOLDER: builds the release command with everything linked in, stripped. It starts in
# about half the time of one with only Swift linked in. Where the C library or yajl has no archive
# to link, only Swift is linked in.
set -euo pipefail

folder=$1
swift=${SWIFT:-swift}
clang=$(dirname "$(readlink -f "$(command -v "$swift")")")/clang

archive() { "$clang" -print-file-name="$1" 2>/dev/null; }
libc=$(archive libc.a) yajl=$(archive libyajl_s.a)

mkdir -p "$folder/libraries"
flags=(--static-swift-stdlib -Xlinker -s)
if [ -e "$libc" ] && [ -e "$yajl" ]; then
  # Debian's archive has a name of its own, and the module map asks for `yajl`.
  ln -sf "$yajl" "$folder/libraries/libyajl.a"
  flags+=(-Xswiftc -static-executable -Xlinker "-L$PWD/$folder/libraries")
else
  echo "No static C library or yajl here: linking Swift in, the rest stays shared"
fi

echo "Building the static command (minutes the first time, seconds after)"
# The linker warns of every function that could load a shared library; none of them is called.
if ! "$swift" build --configuration release --product moult --scratch-path "$folder" \
  "${flags[@]}" >"$folder/build.log" 2>&1; then
  cat "$folder/build.log" >&2
  exit 1
fi
