#!/usr/bin/env bash
# Finds phrases that readers new to the project do not understand, in comments, messages and documents, with
# the file and the line of each. CONTRIBUTING.md says what to write instead.
set -euo pipefail

phrases='stands|stood|told|tells|at hand|behind|unless told|let out|lets out|put out|puts out|of use|of no use'
phrases="$phrases|puts aside|put aside|takes back|taken back|none of which|is no more than|so many|so much"

# The text of a file that a person reads: comments; in Sources the string literals as well; all of a page.
texts() {
  git ls-files -z -- '*.swift' '*.c' '*.h' '*.hpp' '*.cpp' '*.py' '*.sh' '*.md' '*.catalogue' Makefile .ci/run |
    xargs -0 awk '
      FNR == 1 {
        page = FILENAME ~ /\.md$/
        hash = FILENAME ~ /\.(py|sh|catalogue)$|Makefile$|run$/
        messages = FILENAME ~ /^Sources\/.*\.swift$/
        quoted = 0
      }
      page { print FILENAME ":" FNR ": " $0; next }
      {
        text = ""
        if (hash && FILENAME ~ /\.py$/) {
          # A docstring is a comment.
          marks = gsub(/"""/, "\"\"\"")
          if (quoted || marks) text = $0
          if (marks % 2) quoted = !quoted
        }
        if (hash && match($0, /(^|[ \t])#/)) text = text " " substr($0, RSTART)
        if (!hash && match($0, /(^|[ \t])(\/\/|\/\*|\* )/)) text = substr($0, RSTART)
        if (messages) {
          line = $0
          while (match(line, /"([^"\\]|\\.)*"/)) {
            text = text " " substr(line, RSTART, RLENGTH)
            line = substr(line, RSTART + RLENGTH)
          }
          if (line ~ /"""/) quoted = !quoted
          if (quoted) text = text " " $0
        }
        if (text != "") print FILENAME ":" FNR ": " text
      }'
}

# This file and the style guide contain the phrases themselves.
if texts | grep -vE '^(scripts/words\.sh|CONTRIBUTING\.md|Documentation/style\.md):' |
  grep -iE "^[^:]*:[0-9]+: .*\b($phrases)\b" >&2; then
  echo 'Use the terms of the field (CONTRIBUTING.md, Language).' >&2
  exit 1
fi
