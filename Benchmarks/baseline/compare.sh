#!/usr/bin/env bash
# compare.sh [ROUNDS]: moult's reader on yajl alone beside a C program that only drives yajl, over
# the same synthetic stream.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-7}
moult=${MOULT:-.build/release/moult}
samples=${MOULT_SAMPLES:-.build/release/moult-samples}
data=Benchmarks/data
stream=$data/v1-400MB.jsonl

mkdir -p "$data"
read -ra yajl <<<"$(pkg-config --cflags --libs yajl 2>/dev/null || echo -lyajl)"
"${CC:-cc}" -O2 -o "$data/yajl_bare" Benchmarks/baseline/yajl_bare.c "${yajl[@]}"
"${CC:-cc}" -O2 -o "$data/once" Benchmarks/baseline/once.c

if [ ! -s "$stream" ]; then
  echo "Generating $stream"
  "$samples" v1 --bytes 400M --seed 400 -o "$stream.part"
  mv "$stream.part" "$stream"
fi

"${PYTHON:-python3}" Benchmarks/baseline/measure.py "$data/once" "$rounds" \
  "$(stat -c %s "$stream")" \
  'C, yajl alone' "$data/yajl_bare $stream" \
  'moult --reader yajl' "$moult dehydrate --reader yajl $stream"
