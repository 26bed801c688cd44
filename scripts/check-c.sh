#!/usr/bin/env bash
# check-c.sh FOLDER: calls the C interface in two thousand wrong ways under valgrind and under AddressSanitizer, and looks at
# what the shared library in FOLDER exports and needs.
set -euo pipefail

folder=$1
header=Sources/CMoult/include
stop() { printf '%s\n' "$@" >&2; exit 1; }

# Names of the linker's own and of other modules would clash with those of a program.
exported=$(nm -D --defined-only "$folder/libmoult.so.1" | awk '$2 ~ /[A-Z]/ && $3 !~ /^(moult_[a-z_]+@@MOULT_1|MOULT_1)$/ { print $3 }')
[ -z "$exported" ] || stop "libmoult.so exports more than moult_:" "$exported"
declared=$(grep -oE '\bmoult_[a-z_]+\(' "$header/moult.h" | tr -d '(' | sort -u)
defined=$(nm -D --defined-only "$folder/libmoult.so.1" | sed -nE 's/.* T (moult_[a-z_]+)@@MOULT_1$/\1/p' | sort -u)
[ "$(comm -3 <(echo "$declared") <(echo "$defined"))" = "" ] ||
  stop "moult.h and libmoult.so differ:" "$(comm -3 <(echo "$declared") <(echo "$defined"))"

compile() { cc -std=c11 -Wall -Wextra -Werror -g "$@" -I "$header" Tests/C/misuse.c -L "$folder" -lmoult -Wl,-rpath,"$PWD/$folder"; }
compile -o "$folder/misuse"
# What Swift's runtime keeps for the life of the process is still reachable.
valgrind --quiet --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite \
  --suppressions=Tests/C/valgrind.supp "$folder/misuse" 2000
compile -o "$folder/misuse-asan" -fsanitize=address,undefined
ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=Tests/C/leaks.supp "$folder/misuse-asan" 2000 7

# The example of the page, with the library as it is installed.
installed=$(mktemp -d)
trap 'rm -rf "$installed"' EXIT
scripts/install-library.sh "$folder" "$installed" "" >/dev/null
sed -n '/^```c$/,/^```$/{/^```/d;p}' Documentation/c.md >"$installed/job.c"
export PKG_CONFIG_PATH=$installed/lib/pkgconfig
# The words of pkg-config are options.
# shellcheck disable=SC2046
cc -std=c11 -Wall -Wextra -Werror "$installed/job.c" $(pkg-config --cflags --libs moult) -o "$installed/job"
LD_LIBRARY_PATH=$installed/lib "$installed/job" Samples/stream.jsonl >"$installed/lines"
.build/release/moult redact --shape flat Samples/stream.jsonl | cmp - "$installed/lines"
echo "the C interface: no error, no leak, and the lines of the command"
