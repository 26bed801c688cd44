#!/usr/bin/env bash
# check-install.sh: installs into an empty folder, checks each installed file, and uninstalls again.
set -euo pipefail

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
stop() { printf '%s\n' "$@" >&2; exit 1; }

make --no-print-directory install DESTDIR="$root" PREFIX=/opt/moult
prefix=$root/opt/moult
"$prefix/bin/moult" --version >/dev/null

for file in man/man1/moult.1 man/man1/moult.dehydrate.1 man/man1/moult.share.ids.1 \
  bash-completion/completions/moult zsh/site-functions/_moult fish/vendor_completions.d/moult.fish; do
  [ -s "$prefix/share/$file" ] || stop "$file was not installed"
done

# Each page renders without a warning.
if command -v man >/dev/null && command -v groff >/dev/null; then
  for page in "$prefix"/share/man/man1/*.1; do
    warnings=$(MANWIDTH=80 LC_ALL=C.UTF-8 man --warnings -l "$page" 2>&1 >/dev/null)
    [ -z "$warnings" ] || stop "$(basename "$page"): $warnings"
  done
else
  echo "man is not installed: the pages were not checked"
fi

for shell in bash zsh fish; do
  command -v "$shell" >/dev/null || { echo "$shell is not installed: its completions were not checked"; continue; }
  "$shell" -n "$(find "$prefix/share/$shell"* -type f)"
done

make --no-print-directory uninstall DESTDIR="$root" PREFIX=/opt/moult
left=$(find "$root" ! -type d)
[ -z "$left" ] || stop "uninstall left:" "$left"
echo "install and uninstall are complete"
