#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test.
#   run.sh            the release preset, the one that is shipped
#   run.sh asan       another preset: dev, asan, tsan, coverage
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=${1:-release}

deploy/install-dependencies.sh tests
cmake --preset "$preset" -DDRAGOMAN_TESTS=ON >build-"$preset".log 2>&1 || { cat build-"$preset".log; exit 1; }
cmake --build --preset "$preset" >>build-"$preset".log 2>&1 || { tail -n 60 build-"$preset".log; exit 1; }
rm -f build-"$preset".log
ctest --preset "$preset" --parallel "$(nproc)" --no-tests=error
