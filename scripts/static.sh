#!/usr/bin/env bash
# static.sh FOLDER: links the release command, stripped and with every library inside, which halves the time to start.
# It uses the objects of the release build, so that nothing is compiled twice. If the C library or another one has no
# static archive, only Swift is linked statically.
set -euo pipefail

folder=$1
swift=${SWIFT:-swift}
bin=$(dirname "$(readlink -f "$(command -v "$swift")")")

scripts/build.sh "the release command" --configuration release --product moult
archive() { "$bin/clang" -print-file-name="$1" 2>/dev/null; }
# libarchive needs the others; it and moult both use nettle.
others=(archive z bz2 lzma zstd nettle sqlite3 yaml)
missing=()
for library in c yajl_s "${others[@]}"; do
  [ -e "$(archive "lib$library.a")" ] || missing+=("lib$library.a")
done

mkdir -p "$folder/libraries"
if [ ${#missing[@]} -eq 0 ]; then
  # Debian names its archive differently from the `yajl` of the module map.
  ln -sf "$(archive libyajl_s.a)" "$folder/libraries/libyajl.a"
  flags=(-static-executable -L "$folder/libraries" -lnettle)
else
  echo "${missing[*]} is missing: only Swift is linked statically"
  flags=(-static-stdlib)
fi

# What the writers of JSON use; an object names the first alone.
foundation=(-lFoundationEssentials -l_FoundationCollections -l_FoundationCShims)
# SwiftPM calls the entry point after the module. The linker warns about functions that could load a shared library; none
# of them is called.
log=$folder/link.log
"$bin/swiftc" -emit-executable "${flags[@]}" "${foundation[@]}" -use-ld=lld -o "$folder/moult" \
  @.build/release/moult.product/Objects.LinkFileList -Xlinker --defsym=main=MoultCommand_main \
  -Xlinker --gc-sections -Xlinker -s >"$log" 2>&1 || {
  cat "$log" >&2
  exit 1
}
