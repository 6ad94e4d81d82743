#!/usr/bin/env bash
# Rules that no compiler checks. Prints every place that breaks one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
failed=0
# complain RULE, with the places on standard input
complain() {
  local places
  places=$(cat)
  [[ -z $places ]] && return
  printf '%s:\n%s\n' "$1" "$places"
  failed=1
}
sources() { git ls-files 'service/*.cc' 'service/*.h' 'client/*.cc' 'client/*.h' 'glossary/*.cc' 'glossary/*.h'; }

sources | grep -v '^service/base/' |
  xargs grep -nE 'absl::(Now|SleepFor)\(|(system|steady|high_resolution)_clock::now|sleep_for|std::random_device' |
  complain "time and randomness come from service/base" || true
sources | grep '\.h$' | xargs grep -L '#pragma once' | complain "headers begin with #pragma once" || true
git ls-files 'glossary/*.cc' 'glossary/*.h' | xargs grep -nE '#include .*(grpc|\.pb\.h)' | complain "the glossary knows no gRPC" || true
git ls-files 'tests/*.cc' | xargs grep -nE 'sleep_for|SleepFor|[^a-z_]usleep\(' | complain "no test sleeps" || true
git grep -nE '^(<<<<<<<|>>>>>>>) ' | complain "no conflict is left in a file" || true
exit "$failed"
