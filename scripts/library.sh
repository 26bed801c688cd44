#!/usr/bin/env bash
# library.sh FOLDER [debug]: links libmoult.so with the Swift runtime and, where their archives permit it, every C library
# inside. It uses the objects of the release build, so that nothing is compiled twice.
set -euo pipefail

folder=$1
configuration=${2:-release}
swift=${SWIFT:-swift}
bin=$(dirname "$(readlink -f "$(command -v "$swift")")")

scripts/build.sh "the C interface" --configuration "$configuration" --target MoultC
build=$(readlink -f ".build/$configuration")
objects=()
for module in CMoult CSkim PinnedBytes YAMLNodes PrivacyLosses JSONStream Moult MoultIO MoultFiles MoultArrow MoultC; do
  # A folder also has objects of sources that were renamed; the map of a Swift module has those of today.
  map=$build/$module.build/output-file-map.json
  if [ -e "$map" ]; then
    mapfile -t found < <(grep -oE '"object" ?: ?"[^"]+"' "$map" | sed -E 's/.*"([^"]+)"$/\1/')
  else
    mapfile -t found < <(find "$build/$module.build" -name '*.o' | sort)
  fi
  for object in "${found[@]}"; do [ ! -e "$object" ] || objects+=("$object"); done
done

mkdir -p "$folder"
# The functions that moult.h declares; the kernels have names that begin alike.
functions=$(grep -oE '\bmoult_[a-z_]+\(' Sources/CMoult/include/moult.h | sort -u | tr '(\n' '; ')
echo "MOULT_1 { global: $functions local: *; };" >"$folder/exports"
archive() { "$bin/clang" -print-file-name="lib$1.a"; }
# The folder has archives alone, so that the linker takes them and not the shared libraries beside them.
mkdir -p "$folder/archives"
for library in archive nettle lzma zstd z yaml; do
  file=$(archive "$library")
  [ ! -e "$file" ] || ln -sf "$file" "$folder/archives/lib$library.a"
done
file=$(archive yajl_s)
[ ! -e "$file" ] || ln -sf "$file" "$folder/archives/libyajl.a"
# What the writers of JSON use.
foundation=(-lFoundationEssentials -l_FoundationCollections -l_FoundationCShims)
"$bin/swiftc" -emit-library -static-stdlib -use-ld=lld -o "$folder/libmoult.so.1" "${objects[@]}" \
  -L "$folder/archives" -larchive -lnettle -llzma -lzstd -lbz2 -lz "${foundation[@]}" \
  -Xlinker -soname=libmoult.so.1 -Xlinker --version-script="$folder/exports" -Xlinker -z -Xlinker defs \
  -Xlinker --gc-sections -Xlinker -s
ln -sf libmoult.so.1 "$folder/libmoult.so"
