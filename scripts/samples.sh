#!/usr/bin/env bash
# samples.sh: regenerates Samples/. The seed is fixed, so that the files stay the same, byte for byte.
set -euo pipefail

samples=.build/release/moult-samples
"$samples" v1 --count 300 --gap 20000 --seed 1 -o Samples/stream.jsonl
"$samples" v2-pages --count 2 --page-size 40 --seed 2 -o Samples/pages.jsonl
ls -l Samples/*.jsonl
