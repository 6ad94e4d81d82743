#!/usr/bin/env bash
# Installs what is missing, builds, starts dragomand on loopback and localizes an article.
#   run.sh                      the sample article into French, Russian and Ukrainian, terms marked
#   run.sh FILE --to uk ...     the arguments go to `dragoman localize`
#   run.sh --serve              keeps the server up on 127.0.0.1:7878, until it is interrupted
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

deploy/install-dependencies.sh
build=build/release
{
  [[ -f $build/build.ninja ]] || cmake --preset release -DDRAGOMAN_TESTS="${DRAGOMAN_TESTS:-OFF}"
  cmake --build "$build" --target dragomand dragoman
} >build.log 2>&1 || { cat build.log >&2; echo "run.sh: the build failed" >&2; exit 1; }
rm -f build.log

if [[ ${1:-} == --serve ]]; then
  exec "$build/bin/dragomand" "${@:2}"
fi

log=$(mktemp)
"$build/bin/dragomand" --listen 127.0.0.1:0 >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; rm -f "$log"' EXIT
address=
for _ in $(seq 150); do
  address=$(sed -n 's/^listening on //p' "$log")
  [[ -n $address ]] && break
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; echo "run.sh: the server did not start" >&2; exit 1; }
  sleep 0.1
done
"$build/bin/dragoman" health --server "$address" --wait 30 >/dev/null || { cat "$log" >&2; exit 1; }

if [[ $# -eq 0 ]]; then
  set -- deploy/samples/paris-talks.txt --to fr,ru,uk --show-terms
fi
"$build/bin/dragoman" localize "$@" --server "$address"
