#!/usr/bin/env bash
# demo.sh: runs three jobs on the samples, and prints their command lines.
set -euo pipefail

PATH="$PWD/.build/release:$PATH"

show() {
  printf '\n$ %s\n' "$1"
  local status=0
  bash -o pipefail -c "$1" || status=$?
  # 141: `head` has read enough.
  [ "$status" -eq 0 ] || [ "$status" -eq 141 ] || exit "$status"
}

show 'moult dehydrate Samples/stream.jsonl | head -n 5'
show 'moult dehydrate Samples/pages.jsonl | head -n 5'
show 'moult redact Samples/stream.jsonl | head -n 2'
show 'moult redact Samples/pages.jsonl | head -n 2'
show 'moult aggregate --by lang,day --format table Samples/stream.jsonl'
