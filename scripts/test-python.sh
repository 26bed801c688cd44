#!/usr/bin/env bash
# test-python.sh FOLDER ENVIRONMENT REQUIREMENTS: tests the wheel of FOLDER in a new environment.
set -euo pipefail

environment=$PWD/$2
scripts/venv.sh "$2" "$3"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check --no-index "$1"/*.whl
cd python
"$environment/bin/python" -m mypy --strict moult
# Not in the sources, so that the installed package is imported.
cd tests
exec "$environment/bin/python" -m pytest --quiet --config-file=../pyproject.toml --rootdir=. .
