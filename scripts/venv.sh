#!/usr/bin/env bash
# venv.sh FOLDER REQUIREMENTS: creates a Python environment with exactly these packages.
set -euo pipefail

folder=$1 requirements=$2
python=${PYTHON:-python3}

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  scripts/setup.sh python3-venv
fi
echo "Installing the packages of $requirements into $folder"
rm -rf "$folder"
"$python" -m venv "$folder"
# What is imported is compiled then; all of it would take half of the time here.
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile --requirement "$requirements"
touch "$folder/installed"
