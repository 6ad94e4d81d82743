#!/bin/sh
# Runs petrovich and shevchenko over the golden persons and writes every disagreement, with a verdict, to
# deploy/docs/inflection-oracles.md. Fails when a disagreement has no verdict yet in verdicts.tsv.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --no-audit --no-fund
node compare.mjs ../../deploy/docs/inflection-oracles.md
