#!/usr/bin/env bash
# check-neon.sh FOLDER: builds the C test of the kernels for AArch64 and compares the NEON kernel with the plain one
# on Samples/ and on mutated samples; under qemu, unless the machine is an AArch64.
set -euo pipefail

folder=$1
mkdir -p "$folder"
flags=(-std=gnu11 -O2 -g -Wall -Wextra -Werror -I Sources/CSkim/include)
run=()
if [ "$(uname -m)" != aarch64 ]; then
  scripts/setup.sh qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross
  flags+=(--target=aarch64-linux-gnu -static)
  run=(qemu-aarch64)
fi
"${CC:-clang}" "${flags[@]}" Sources/CSkim/*.c Tests/Kernels/*.c -o "$folder/compare-neon"
"${run[@]}" "$folder/compare-neon" "${MUTANTS:-5000}" "${SEED:-1}" Samples/*.jsonl
