#!/usr/bin/env bash
# Runs tests under AddressSanitizer: those of the kernels, built from C in the folder given, where each
# line is a heap block of its own; with `all`, then those of JSONStream.
set -euo pipefail

folder=$1
mkdir -p "$folder"
# What a test or its library still holds when it ends is no fault of the code under test. Each skimmer
# has some 50 MB of address space, so that keeping many of them back would take most of the time.
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=1
# The linker of Swift's clang; others complain of the sanitizer's symbols.
flags=(-std=gnu11 -O2 -g -Wall -Wextra -Werror -I Sources/CSkim/include -fuse-ld=lld
  -fsanitize=address,undefined -fno-sanitize-recover=all)
"${CC:-clang}" "${flags[@]}" Sources/CSkim/*.c Tests/Kernels/*.c -o "$folder/compare"
"$folder/compare" "${MUTANTS:-20000}" "${SEED:-1}" Samples/*.jsonl

[ "${2:-}" = all ] || exit 0
swift=("${SWIFT:-swift}")
"${swift[@]}" build --build-tests --sanitize=address --scratch-path "$folder" --quiet
"${swift[@]}" test --skip-build --sanitize=address --scratch-path "$folder" --disable-xctest \
  --filter JSONStreamTests
