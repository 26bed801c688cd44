#!/usr/bin/env bash
# sanitize.sh FOLDER [all]: tests the kernels under AddressSanitizer, with each line in a heap block of its own;
# with `all`, JSONStream too.
set -euo pipefail

folder=$1
mkdir -p "$folder"
# Memory that a test still holds at its end is not a leak of the tested code. Each skimmer reserves some 50 MB of
# address space, so a large quarantine would take most of the time.
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=1
# The linker of Swift's clang; other linkers reject the sanitizer's symbols.
flags=(-std=gnu11 -O2 -g -Wall -Wextra -Werror -I Sources/CSkim/include -fuse-ld=lld
  -fsanitize=address,undefined -fno-sanitize-recover=all)
"${CC:-clang}" "${flags[@]}" Sources/CSkim/*.c Tests/Kernels/*.c -o "$folder/compare"
"$folder/compare" "${MUTANTS:-20000}" "${SEED:-1}" Samples/*.jsonl

[ "${2:-}" = all ] || exit 0
swift=("${SWIFT:-swift}")
"${swift[@]}" build --build-tests --sanitize=address --scratch-path "$folder" --quiet
"${swift[@]}" test --skip-build --sanitize=address --scratch-path "$folder" --disable-xctest \
  --filter JSONStreamTests
