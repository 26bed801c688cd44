#!/usr/bin/env bash
# setup.sh PACKAGE...: checks that Swift is installed, and installs missing Debian packages. If nothing is missing,
# it prints nothing and calls no package manager.
set -euo pipefail

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

swift=${SWIFT:-swift}
command -v "$swift" >/dev/null || stop \
  "Swift is missing. Install Swift 6.3 or later (https://www.swift.org/install/linux/)," \
  "put it on your PATH, and run make again."

# Other systems have other package names, so the libraries themselves are checked.
if ! command -v dpkg-query >/dev/null; then
  for library in yajl libarchive zlib bzip2 liblzma libzstd nettle sqlite3 yaml-0.1; do
    # Many systems have no pkg-config file for bzip2.
    pkg-config --exists "$library" 2>/dev/null || [ -e /usr/include/bzlib.h -a "$library" = bzip2 ] \
      || stop "$library is missing. Install it with its headers ($library-devel, or $library)," \
        "and run make again."
  done
  exit 0
fi

missing=()
for package in "$@"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

by_hand="    apt-get update && apt-get install --yes ${missing[*]}"
if [ "$(id -u)" -eq 0 ]; then
  as_root=(env) how='as root'
elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
  as_root=(sudo env) how='through sudo'
else
  stop "Missing: ${missing[*]}. Run as root, and then make again:" "$by_hand"
fi

echo "Installing ${missing[*]} with apt-get, $how"
apt() { "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >/dev/null; }
# apt-get ends with an error while another one runs, as that of a step beside this one does.
mkdir -p .build
exec 9>.build/setup.lock
flock 9
{ apt update && apt install --yes --no-install-recommends "${missing[@]}"; } 9>&- || stop \
  "apt-get could not install ${missing[*]}. Run as root, and then make again:" "$by_hand"
