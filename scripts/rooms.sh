#!/usr/bin/env bash
# Modules divide by what they may touch. This table is the rule: for each module the imports it may
# have, and whether its code may say `unsafe`. Anything else is an error.
set -euo pipefail

rooms='
JSONStream     unsafe  CSkim CYajl Glibc
YAMLNodes      safe    Yams
Moult          safe    JSONStream YAMLNodes FoundationEssentials
MoultIO        unsafe  CArchive CCodecs Glibc Synchronization
MoultLedger    safe    YAMLNodes GRDB Crypto FoundationEssentials Synchronization
MoultRelease   safe    Moult MoultIO MoultLedger Synchronization
MoultCommand   safe    Moult MoultIO MoultLedger MoultRelease ArgumentParser FoundationEssentials Synchronization
Synthetic      safe    FoundationEssentials
Mutation       safe    JSONStream
moult-samples  safe    Synthetic ArgumentParser MoultIO
moult-mutants  safe    JSONStream Moult Mutation MoultIO Synthetic ArgumentParser FoundationEssentials
'
# Each library of C is called in a file of its own, a few lines a call.
c_files='
MoultIO  Glibc     (Syscalls(\+[A-Za-z]+)?|Threads).swift
MoultIO  CArchive  Archives.swift
MoultIO  CCodecs   (Codecs|Encoders).swift
'

# Code without comments and string literals, as FILE:LINE:CODE.
code() {
  local folder=Sources/$1
  [ -d "$folder" ] || folder=Tools/$1
  find "$folder" -name '*.swift' -print0 | sort -z | xargs -0 -r awk '
    FNR == 1 { block = 0 }
    {
      line = $0
      if (block) { if (!sub(/^.*\*\//, "", line)) next; block = 0 }
      gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
      gsub(/\/\*.*\*\//, "", line)
      if (sub(/\/\*.*/, "", line)) block = 1
      sub(/\/\/.*/, "", line)
      if (line ~ /[^ \t]/) print FILENAME ":" FNR ":" line
    }'
}

broken=0
complain() {
  while IFS= read -r hit; do
    printf '%s: %s\n' "$hit" "$1" >&2
    broken=1
  done
}

while read -r module safety allowed; do
  [ -n "$module" ] || continue
  listing=$(code "$module")
  complain "$module may import only: $allowed" < <(
    sed -nE 's/^([^:]*:[0-9]+):([^"]*[ \t])?import +((struct|class|enum|protocol|func|var|let|typealias) +)?([A-Za-z_0-9]+).*/\1: \5/p' \
      <<<"$listing" | grep -vE ": (${allowed// /|})$" || true)
  if [ "$safety" = safe ]; then
    complain "$module may not use unsafe code" < <(
      grep -oE '^[^:]*:[0-9]+:.*(\bunsafe\b|\bUnsafe[A-Z]|\bunsafe[A-Z]|@_silgen_name|@_extern)' \
        <<<"$listing" || true)
  fi
done <<<"$rooms"

while read -r module library files; do
  [ -n "$module" ] || continue
  complain "$module calls $library in $files alone" < <(
    code "$module" | grep -E ":.*import +$library" | grep -vE "^Sources/$module/([A-Za-z]+/)?$files:" || true)
done <<<"$c_files"

complain 'moult prints by printText and printLines, which check that it arrives' < <(
  code MoultCommand | grep -oE '^[^:]*:[0-9]+:.*\b(debugP|p)rint\(.*' || true)

# A path is bytes to the system, and its text need not have them: `withPath` gives C the bytes as `$0` (as `name`
# or `old` within another call), and `text(ofPath:)` and `commandArguments` give the text.
calls='open|open64|stat|lstat|access|realpath|opendir|mkdir|rmdir|chmod|chown|unlink|rename|readlink|link'
calls="$calls|symlink|truncate|mkfifo|strdup"
complain 'a path goes to C through `withPath`' < <(
  code MoultIO | grep -P "\bunsafe (Glibc\.)?($calls)\((?!\\\$0|name, |old, \\\$0|copy\)|&)" || true)
complain 'text of C is taken with `text(ofPath:)`, and words of the command line with `commandArguments`' < <(
  { code MoultIO; code MoultCommand; } | grep -E 'String\(cString|CommandLine\.arguments' || true)

for folder in Sources/*/ Tools/*/; do
  module=$(basename "$folder")
  [ -n "$(find "$folder" -name '*.swift' -print -quit)" ] || continue
  grep -q "^$module " <<<"$rooms" || complain 'no room in scripts/rooms.sh' <<<"$folder"
done

# macOS and Windows fold case: of two such paths a checkout keeps one.
complain 'a path that differs from another in case alone' < <(
  git ls-files | awk -F/ '{ path = $1; print path; for (i = 2; i <= NF; i++) print path = path "/" $i }' |
    sort -u | tr '[:upper:]' '[:lower:]' | sort | uniq -d)

exit $broken
