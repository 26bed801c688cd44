#!/usr/bin/env bash
# What each module may import, and whether its code may be `unsafe`: anything that is not in this table is an
# error.
set -euo pipefail

rooms='
PinnedBytes    unsafe
JSONStream     unsafe  CSkim CYajl PinnedBytes
YAMLNodes      unsafe  CYAML
SQLite         unsafe  CSQLite Synchronization
PrivacyLosses  safe
Moult          safe    PrivacyLosses PinnedBytes JSONStream YAMLNodes FoundationEssentials
MoultIO        unsafe  CArchive CCodecs CNettle PinnedBytes Glibc Musl Darwin Synchronization
MoultFiles     safe    Moult MoultIO FoundationEssentials Synchronization
MoultArrow     unsafe  CMoult Moult
MoultC         unsafe  CMoult Moult MoultIO MoultFiles MoultArrow Synchronization
MoultLedger    safe    PrivacyLosses MoultIO SQLite YAMLNodes FoundationEssentials
MoultRelease   safe    PrivacyLosses Moult MoultIO MoultFiles MoultLedger Synchronization
MoultTables    safe    MoultIO SQLite
MoultCommand   safe    PrivacyLosses Moult MoultIO MoultFiles MoultLedger MoultRelease MoultTables ArgumentParser FoundationEssentials Synchronization
Synthetic      safe    FoundationEssentials
Mutation       safe    JSONStream
moult-samples  safe    Synthetic ArgumentParser MoultIO
moult-rows     safe    Moult MoultFiles FoundationEssentials
moult-mutants  safe    JSONStream Moult Mutation MoultIO Synthetic ArgumentParser FoundationEssentials
'
# Each C library is called in these files alone, a few lines a call.
c_files='
MoultIO  (Glibc|Musl|Darwin)  System/(Syscalls(\+[A-Za-z]+)?|Threads|Platform).swift
MoultIO  CArchive             Containers/Archives.swift
MoultIO  CCodecs              (Containers/(Block)?Codecs|Output/Encoders).swift
MoultIO  CNettle              Seal/Nettle.swift
YAMLNodes  CYAML              YAMLParser.swift
SQLite   CSQLite              (Connection|Statement).swift
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
  complain "$module may call $library only in $files" < <(
    code "$module" | grep -E ":.*import +$library" | grep -vE "^Sources/$module/$files:" || true)
done <<<"$c_files"

complain "a file that imports the C library imports it for each platform: Glibc, Musl, Darwin" < <(
  for library in Glibc Musl Darwin; do
    grep -LE "^ *import $library\$" $(grep -lE '^ *import (Glibc|Musl|Darwin)$' -r Sources/MoultIO) || true
  done | sort -u)

complain 'moult prints with printText and printLines, which check for errors' < <(
  code MoultCommand | grep -oE '^[^:]*:[0-9]+:.*\b(debugP|p)rint\(.*' || true)

# The system's paths are bytes, which the text of a path need not have. `withPath` passes the bytes to C as `$0` (as
# `name` or `old` in a nested call); `text(ofPath:)` and `commandArguments` return the text.
calls='open|open64|stat|lstat|access|realpath|opendir|mkdir|rmdir|chmod|chown|unlink|rename|readlink|link'
calls="$calls|symlink|truncate|mkfifo|strdup"
complain 'pass a path to C with `withPath`' < <(
  code MoultIO | grep -P "\bunsafe (system)?($calls)\((?!\\\$0|name, |old, (?:\\\$0|new\\))|copy\)|&)" || true)
complain 'read strings of C with `text(ofPath:)`, and arguments with `commandArguments`' < <(
  { code MoultIO; code MoultCommand; } | grep -E 'String\(cString|CommandLine\.arguments' || true)

complain 'a suite that starts the command has the tag process' < <(
  grep -rlE '(Workspace|FaultPlace)\(\)' Tests --include='*Tests.swift' |
    xargs -r grep -LE '\.tags\(.*\.process' || true)

for folder in Sources/*/ Tools/*/; do
  module=$(basename "$folder")
  [ -n "$(find "$folder" -name '*.swift' -print -quit)" ] || continue
  grep -q "^$module " <<<"$rooms" || complain 'this module is missing in the table of scripts/rooms.sh' <<<"$folder"
done

# macOS and Windows fold case: a checkout would keep only one of two such paths.
complain 'this path differs from another in case alone' < <(
  git ls-files | awk -F/ '{ path = $1; print path; for (i = 2; i <= NF; i++) print path = path "/" $i }' |
    sort -u | tr '[:upper:]' '[:lower:]' | sort | uniq -d)

exit $broken
