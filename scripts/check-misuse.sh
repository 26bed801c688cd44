#!/usr/bin/env bash
# check-misuse.sh FOLDER: calls the C interface of the library in FOLDER in two thousand wrong ways, under valgrind and under
# AddressSanitizer, and runs the example of Documentation/c.md.
set -euo pipefail

folder=$PWD/$1
compile() { gcc -std=c11 -Wall -Wextra -Werror -g -I Sources/CMoult/include "$@" -L "$folder" -lmoult -Wl,-rpath,"$folder"; }

scripts/setup.sh gcc libc6-dev valgrind
compile Tests/C/misuse.c -o "$folder/misuse"
# What Swift's runtime keeps for the life of the process is still reachable.
valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
  --suppressions=Tests/C/valgrind.supp "$folder/misuse" 2000
compile -fsanitize=address,undefined Tests/C/misuse.c -o "$folder/misuse-asan"
"$folder/misuse-asan" 2000 7

sed -n '/^```c$/,/^```$/{/^```/d;p}' Documentation/c.md >"$folder/example.c"
compile "$folder/example.c" -o "$folder/example"
"$folder/example" Samples/stream.jsonl | cmp - <(.build/release/moult redact --shape flat Samples/stream.jsonl)
