#!/usr/bin/env bash
# static.sh FOLDER: builds the release command, stripped and with every library linked statically, which halves
# the time to start. If the C library or another one has no static archive, only Swift is linked statically.
set -euo pipefail

folder=$1
swift=${SWIFT:-swift}
clang=$(dirname "$(readlink -f "$(command -v "$swift")")")/clang

archive() { "$clang" -print-file-name="$1" 2>/dev/null; }
libc=$(archive libc.a) yajl=$(archive libyajl_s.a)
# libarchive needs the others; it and moult both use nettle.
others=(archive z bz2 lzma zstd nettle sqlite3)
missing=()
for library in "${others[@]}"; do
  [ -e "$(archive "lib$library.a")" ] || missing+=("lib$library.a")
done

mkdir -p "$folder/libraries"
flags=(--static-swift-stdlib -Xlinker -s)
if [ -e "$libc" ] && [ -e "$yajl" ] && [ ${#missing[@]} -eq 0 ]; then
  # Debian names its archive differently from the `yajl` of the module map.
  ln -sf "$yajl" "$folder/libraries/libyajl.a"
  # Debian has no archive of ISA-L. With an empty one, zlib decodes gzip.
  isal=$(archive libisal.a)
  if [ -e "$isal" ]; then ln -sf "$isal" "$folder/libraries/libisal.a"; else ar rc "$folder/libraries/libisal.a"; fi
  flags+=(-Xswiftc -static-executable -Xlinker "-L$PWD/$folder/libraries" -Xlinker -lnettle)
else
  echo "libc.a, libyajl_s.a or ${missing[*]:-another library} is missing: only Swift is linked statically"
fi

# The linker warns about functions that could load a shared library; none of them is called.
exec scripts/build.sh "the static command" --configuration release --product moult \
  --scratch-path "$folder" "${flags[@]}"
