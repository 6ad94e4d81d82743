#!/bin/sh
# Runs the same lines through the npm package @browsermt/bergamot-translator and through engine_throughput, one
# thread each, and prints speed, ratio and the share of identical lines.
# usage: compare_bergamot.sh ENGINE_THROUGHPUT [LINES_FILE] [NUMBER_OF_LINES]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
engine=$1
lines=${2:-$root/../shared/data/dev/ntrex.en}
count=${3:-500}
pack=$root/service/models/starter
[ -f "$lines" ] || { echo "no development set at $lines: give a file of English lines as second argument" >&2; exit 2; }
(cd "$root/tests/npm" && npm ci --no-audit --no-fund --silent)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
head -n "$count" "$lines" > "$work/en"
printf '%-8s %14s %14s %7s %10s\n' target npm-words/s engine-words/s ratio identical
for target in fr ru uk; do
  # One line a call: the package's shortlist is that of the whole call, ours that of the sentence.
  node "$root/tests/npm/translate_lines.cjs" "$pack" "$target" 1 < "$work/en" > "$work/single" 2> /dev/null
  node "$root/tests/npm/translate_lines.cjs" "$pack" "$target" 32 < "$work/en" > /dev/null 2> "$work/npm.log"
  "$engine" "$work/en" --pack "$pack" --to "$target" --threads 1 --batch 32 --callers 8 --retry 0 --rounds 3 \
    > "$work/ours" 2> "$work/ours.log"
  npm_speed=$(sed -n 's/.* \([0-9]*\) words\/s$/\1/p' "$work/npm.log")
  our_speed=$(sed -n 's/.* \([0-9]*\) words\/s$/\1/p' "$work/ours.log")
  same=$(tr -s ' ' < "$work/ours" | paste -d '\n' "$work/single" - | awk 'NR % 2 { a = $0; next } a == $0 { n++ } END { printf "%.1f%%", 200 * n / NR }')
  ratio=$(awk "BEGIN { printf \"%.1f\", $our_speed / $npm_speed }")
  printf '%-8s %14s %14s %7s %10s\n' "$target" "$npm_speed" "$our_speed" "$ratio" "$same"
done
