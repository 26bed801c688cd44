#!/usr/bin/env bash
# test.sh all|quick|command|others: runs the tests that were built. `quick` leaves out each suite that has a tag (corpus,
# process, slow; see Tests/*/Support/Tags.swift), so that what is left ends within a minute. `command` runs the tests that start
# the command, that of MOULT_COMMAND or the debug build's; `others` runs all but these.
set -euo pipefail

skipped=()
if [ "$1" = quick ]; then
  # `swift test` selects by name alone, so the names come from the tags in the sources.
  # A suite's attribute ends at its first parenthesis that closes none of its own.
  while read -r suite; do skipped+=(--skip "\\.$suite(/|\$)"); done < <(
    grep -rhozP '\n@Suite(\((?:[^()]|(?1))*\))(?<=\))\s*(final )?(struct|class) \w+' Tests --include='*.swift' |
      tr '\n\0' ' \n' | sed -nE '/\.tags\(/s/.* //p')
  [ ${#skipped[@]} -gt 0 ] || { echo "no suite has a tag" >&2; exit 1; }
fi

# Failures, suites and the summary; not each test and case that starts or passes. Arguments in such lines can
# contain line breaks, so a line without a symbol belongs to the one before.
run() {
  "${SWIFT:-swift}" test --ignore-lock --skip-build --disable-xctest "$@" 2>&1 | awk '
    /^(◇|✔ Test case|✔ Test [^r])/ { shown = 0; next }
    /^(✔|✘|➜|⚠)/ { shown = 1 }
    shown { print; fflush() }'
}

case $1 in
  quick) run "${skipped[@]}" ;;
  command) run --filter '^MoultCommandTests\.' ;;
  others) run --skip '^MoultCommandTests\.' ;;
  *)
    # The tests of the command wait for processes, so the others run beside them.
    run --filter '^MoultCommandTests\.' &
    command=$!
    failed=0
    run --skip '^MoultCommandTests\.' || failed=1
    wait "$command" || failed=1
    exit "$failed"
    ;;
esac
