#!/usr/bin/env bash
# static.sh FOLDER: builds the release command with everything linked in, stripped. It starts in
# about half the time of one with only Swift linked in. Where the C library or one of the others has no
# archive to link, only Swift is linked in.
set -euo pipefail

folder=$1
swift=${SWIFT:-swift}
clang=$(dirname "$(readlink -f "$(command -v "$swift")")")/clang

archive() { "$clang" -print-file-name="$1" 2>/dev/null; }
libc=$(archive libc.a) yajl=$(archive libyajl_s.a)
# libarchive and what those parts of it need that are called; its zip reader knows encryption.
others=(archive z bz2 lzma zstd nettle sqlite3)
missing=()
for library in "${others[@]}"; do
  [ -e "$(archive "lib$library.a")" ] || missing+=("lib$library.a")
done

mkdir -p "$folder/libraries"
flags=(--static-swift-stdlib -Xlinker -s)
if [ -e "$libc" ] && [ -e "$yajl" ] && [ ${#missing[@]} -eq 0 ]; then
  # Debian's archive has a name of its own, and the module map asks for `yajl`.
  ln -sf "$yajl" "$folder/libraries/libyajl.a"
  flags+=(-Xswiftc -static-executable -Xlinker "-L$PWD/$folder/libraries" -Xlinker -lnettle)
else
  echo "No static C library, yajl or ${missing[*]:-other library} here: linking Swift in, the rest stays shared"
fi

# The linker warns of every function that could load a shared library; none of them is called.
exec scripts/build.sh "the static command" --configuration release --product moult \
  --scratch-path "$folder" "${flags[@]}"
