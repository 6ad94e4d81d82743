#!/usr/bin/env bash
# chrF2 of what a user gets against a set of references, with the shipped pack, for each language: the backend's own words (--raw)
# and the whole pipeline (glossary, typography).
# usage: quality.sh PREFIX, with the files PREFIX.en PREFIX.fr PREFIX.ru PREFIX.uk, a sentence a line
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
prefix=${1:?a prefix of files: PREFIX.en, PREFIX.fr, PREFIX.ru, PREFIX.uk}
[[ -f $prefix.en ]] || { echo "quality.sh: there is no file $prefix.en" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '| language | pack.json | raw | localized |\n|---|---|---|---|\n'
for language in fr ru uk; do
  "$root/build/release/bin/dragoman" translate --to "$language" --local --raw "$prefix.en" >"$work/raw"
  "$root/build/release/bin/dragoman" translate --to "$language" --local "$prefix.en" >"$work/localized"
  stated=$(sed -n "/\"chrf2\"/,/}/s/.*\"$language\": \([0-9.]*\).*/\1/p" "$root/service/models/starter/pack.json")
  read -r raw localized < <(python3 "$root/tests/benchmark/chrf.py" "$prefix.$language" "$work/raw" "$work/localized" | awk '{printf "%s ", $NF} END {print ""}')
  printf '| %s | %s | %s | %s |\n' "$language" "$stated" "$raw" "$localized"
done
