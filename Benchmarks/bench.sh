#!/usr/bin/env bash
# bench.sh SIZE ROUNDS: moult and others at the same work, as whole processes.
set -euo pipefail
cd "$(dirname "$0")/.."

size=${1:-400M} rounds=${2:-5}
samples=${MOULT_SAMPLES:-.build/release/moult-samples}
python=${PYTHON:-python3}
data=Benchmarks/data current=Benchmarks/data/simdjson results=Benchmarks/results peers=Benchmarks/peers

# fetch_simdjson: the current simdjson, from the source distribution of a Python package that has it; 1 where it cannot be had.
fetch_simdjson() {
  [ -s "$current/simdjson.cpp" ] && return
  mkdir -p "$current"
  "$python" -m pip download --quiet --no-deps --no-binary :all: --dest "$current" fastsimdjson==0.8.0 &&
    tar -xzf "$current"/fastsimdjson-*.tar.gz -C "$current" --strip-components 2 --wildcards \
      '*/vendor/simdjson.h' '*/vendor/simdjson.cpp'
}

compile() {
  local cc=${CC:-cc} cxx=${CXX:-c++} simdjson yajl
  if fetch_simdjson; then
    newer "$current/simdjson.o" "$current/simdjson.cpp" ||
      "$cxx" -std=c++17 -O3 -march=native -c -o "$current/simdjson.o" "$current/simdjson.cpp"
    simdjson=(-I "$current" "$current/simdjson.o")
  else
    echo "The current simdjson is not to be had, so the system's is used"
    read -ra simdjson <<<"$(pkg-config --cflags --libs simdjson)"
  fi
  read -ra yajl <<<"$(pkg-config --cflags --libs yajl)"
  "$cc" -O2 -o "$data/once" Benchmarks/baseline/once.c
  "$cc" -O2 -o "$data/yajl_bare" Benchmarks/baseline/yajl_bare.c "${yajl[@]}"
  "$cc" -O2 -o "$data/read_file" $peers/read_file.c
  for program in first_ids ids_ondemand ids_dom redact_ondemand count_ondemand version; do
    newer "$data/$program" $peers/$program.cpp $peers/*.hpp ||
      "$cxx" -std=c++17 -O3 -march=native -o "$data/$program" $peers/$program.cpp \
        "${simdjson[@]}" -pthread
  done
}

# newer FILE SOURCE ...: whether a file is there and newer than all it is made from.
newer() {
  local file=$1 source
  for source in "${@:2}"; do [ "$file" -nt "$source" ] || return 1; done
}

# part FILE BYTES NAME: the first lines of a file, whole ones.
part() {
  [ -s "$3" ] || { head -c "$2" "$1" | sed '$d' >"$3.unfinished" && mv "$3.unfinished" "$3"; }
}

generate() {
  local form=$1 file=$data/$1-${size}B
  if [ ! -s "$file.jsonl" ]; then
    echo "Generating $file.jsonl"
    "$samples" "$form" --bytes "$size" --seed 400 -o "$file.jsonl.unfinished"
    mv "$file.jsonl.unfinished" "$file.jsonl"
  fi
  part "$file.jsonl" 40000000 "$file-first-40MB.jsonl"
  part "$file.jsonl" 4000000 "$file-first-4MB.jsonl"
}

mkdir -p "$data/home" "$results"
echo "Compiling the programs to compare with"
compile
"$python" $peers/closed.py Sources/Moult/Data/vocabulary.txt >"$data/closed.json"
for form in v1 v1-python v2-pages; do generate $form; done
grep -m 1 '"user":' "$data/v1-${size}B.jsonl" >"$data/one-line.jsonl"

"$python" Benchmarks/check.py "$size"
"$python" Benchmarks/run.py "$size" "$rounds" >"$data/bench.csv"
mv "$data/bench.csv" "$results/bench.csv"
"$python" Benchmarks/archives.py "$size" "$rounds" >"$data/archives.md"
mv "$data/archives.md" "$results/archives.md"
"$python" Benchmarks/table.py "$results/bench.csv" >"$results/bench.md"
"$python" Benchmarks/chart.py "$results/bench.csv" >"$results/bench.svg"
echo "Written: $results/bench.csv, bench.md, bench.svg, archives.md"
