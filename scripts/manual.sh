#!/usr/bin/env bash
# manual.sh COMMAND PACKAGE FOLDER: writes the manual pages and shell completions of the command into
# FOLDER/share. The pages come from the generator of swift-argument-parser, whose checkout is PACKAGE: the
# release that the command was built with, so nothing is fetched.
set -euo pipefail
umask 022

command=$1 package=$2 folder=$3
generator=$folder/generator
share=$folder/share

scripts/build.sh "the generator of manual pages" --package-path "$package" \
  --scratch-path "$generator" --product generate-manual

rm -rf "$share"
man=$share/man/man1 bash=$share/bash-completion/completions
zsh=$share/zsh/site-functions fish=$share/fish/vendor_completions.d
mkdir -p "$man" "$bash" "$zsh" "$fish"

# The date is that of the last change, so that the same sources give the same pages.
date=$(git log -1 --format=%cs 2>/dev/null || date +%F)
pages=$folder/pages
rm -rf "$pages"
mkdir -p "$pages"
"$generator/debug/generate-manual" --multi-page --date "$date" --output-directory "$pages" "$command"
for page in "$pages"/*; do
  # An empty line is an error in a page; a paragraph begins with a macro.
  sed 's/^[[:space:]]*$/.Pp/' "$page" >"$man/$(basename "$page")"
done

"$command" --generate-completion-script bash >"$bash/moult"
"$command" --generate-completion-script zsh >"$zsh/_moult"
"$command" --generate-completion-script fish >"$fish/moult.fish"
