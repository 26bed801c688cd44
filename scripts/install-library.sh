#!/usr/bin/env bash
# install-library.sh FOLDER PREFIX DESTDIR: installs the shared library in FOLDER with its header and its description for
# pkg-config.
set -euo pipefail

folder=$1 prefix=$2 destination=$3$2
version=$(sed -nE 's/.*moultVersion = "(.*)"/\1/p' Sources/Moult/Run/Version.swift)

install -d "$destination/lib/pkgconfig" "$destination/include"
install -m 755 "$folder/libmoult.so.1" "$destination/lib/libmoult.so.1"
ln -sf libmoult.so.1 "$destination/lib/libmoult.so"
install -m 644 Sources/CMoult/include/moult.h "$destination/include/moult.h"
cat >"$destination/lib/pkgconfig/moult.pc" <<EOF
prefix=$prefix
includedir=\${prefix}/include
libdir=\${prefix}/lib

Name: moult
Description: IDs, redacted records and tables from tweets
Version: $version
Cflags: -I\${includedir}
Libs: -L\${libdir} -lmoult
EOF
chmod 644 "$destination/lib/pkgconfig/moult.pc"
echo "Installed libmoult.so, moult.h and moult.pc in $destination"
