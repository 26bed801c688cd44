#!/usr/bin/env bash
# install-library.sh FOLDER DESTDIR PREFIX: installs the library of FOLDER with its header and its pkg-config file.
set -euo pipefail

folder=$1 prefix=$3
to=$2$3
version=$(sed -nE 's/^version = "(.*)"/\1/p' python/pyproject.toml)

install -d "$to/lib/pkgconfig" "$to/include"
install -m 755 "$folder/libmoult.so.1" "$to/lib/libmoult.so.1"
ln -sf libmoult.so.1 "$to/lib/libmoult.so"
install -m 644 Sources/CMoult/include/moult.h "$to/include/moult.h"
cat >"$to/lib/pkgconfig/moult.pc" <<PC
prefix=$prefix
libdir=\${prefix}/lib
includedir=\${prefix}/include

Name: moult
Description: IDs, redacted records and tables of tweets, from archives and streams
Version: $version
Libs: -L\${libdir} -lmoult
Cflags: -I\${includedir}
PC
chmod 644 "$to/lib/pkgconfig/moult.pc"
echo "Installed libmoult.so, moult.h and moult.pc in $to"
