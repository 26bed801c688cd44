#!/usr/bin/env bash
# check-library-c.sh FOLDER: installs the library into an empty FOLDER, compiles a C program with pkg-config, runs it, and looks
# at what the library exports and needs.
set -euo pipefail

folder=$PWD/$1
stop() { printf '%s\n' "$@" >&2; exit 1; }

scripts/setup.sh gcc pkg-config binutils
rm -rf "$folder"
mkdir -p "$folder"
make --no-print-directory --silent install-library DESTDIR= PREFIX="$folder/usr" >/dev/null
library=$folder/usr/lib/libmoult.so.1

others=$(nm -D --defined-only "$library" | awk '{ print $NF }' | grep -vE '^(moult_[a-z_]+@@MOULT_1|MOULT_1)$' || true)
[ -z "$others" ] || stop "libmoult.so exports more than moult_*:" "$others"
declared=$(grep -oE '\bmoult_[a-z_]+\(' Sources/CMoult/include/moult.h | tr -d '(' | sort -u)
exported=$(nm -D --defined-only "$library" | sed -nE 's/.* (moult_[a-z_]+)@@.*/\1/p' | sort -u)
missing=$(comm -23 <(grep -E . <<<"$declared") <(printf '%s\n' "$exported"))
[ -z "$missing" ] || stop "libmoult.so lacks functions of moult.h:" "$missing"
readelf -d "$library" | grep -q 'SONAME.*\[libmoult\.so\.1\]' || stop "libmoult.so.1 has another SONAME"
needed=$(readelf -d "$library" | sed -nE 's/.*NEEDED.*\[(.*)\]/\1/p' | sort | tr '\n' ' ')

cat >"$folder/ids.c" <<'C'
#include <moult.h>
#include <stdio.h>

int main(int count, char **arguments) {
  if (moult_abi_version() != MOULT_ABI_VERSION || count != 2) return 2;
  moult_job *job;
  char buffer[4096];
  size_t length;
  moult_status status = moult_new("dehydrate", &job);
  if (status == MOULT_OK) status = moult_add_path(job, arguments[1]);
  if (status != MOULT_OK) return 1;
  while ((status = moult_drain(job, buffer, sizeof buffer, &length, -1)) == MOULT_OK) fwrite(buffer, 1, length, stdout);
  moult_free(job);
  return status == MOULT_END ? 0 : 1;
}
C
export PKG_CONFIG_PATH=$folder/usr/lib/pkgconfig
gcc -Wall -Werror -o "$folder/ids" "$folder/ids.c" $(pkg-config --cflags --libs moult) -Wl,-rpath,"$folder/usr/lib"
lines=$("$folder/ids" Samples/stream.jsonl | wc -l)
[ "$lines" = 267 ] || stop "a C program gets $lines IDs of Samples/stream.jsonl"
make --no-print-directory --silent uninstall-library DESTDIR= PREFIX="$folder/usr" >/dev/null
left=$(find "$folder/usr" ! -type d)
[ -z "$left" ] || stop "make uninstall-library leaves:" "$left"
echo "libmoult.so.1 exports moult_* alone, and needs $needed"
