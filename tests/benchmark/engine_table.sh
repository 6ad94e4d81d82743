#!/bin/sh
# Measures the embedded engine and prints a Markdown table: every row in one run on one machine, which should have
# nothing else to do. Needs a release build of engine_throughput, service_load, dragomand, and node with npm.
# usage: engine_table.sh BUILD DEV_PREFIX [LINES]
#   BUILD       folder of the build: build/release
#   DEV_PREFIX  parallel lines: DEV_PREFIX.en, DEV_PREFIX.fr, DEV_PREFIX.ru, DEV_PREFIX.uk; not part of this repository
#   LINES       lines that the npm package translates as well, 500
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
[ $# -ge 2 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
bin=$1/bin
dev=$2
count=${3:-500}
for language in en fr ru uk; do
  [ -f "$dev.$language" ] || { echo "no development set: $dev.$language is absent; give the prefix of parallel files" >&2; exit 2; }
done
for program in engine_throughput service_load dragomand; do
  [ -x "$bin/$program" ] || { echo "no $bin/$program: build it first" >&2; exit 2; }
done
pack=$root/service/models/starter
(cd "$root/tests/npm" && npm ci --no-audit --no-fund --silent)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; rm -rf "$work"' EXIT
head -n "$count" "$dev.en" > "$work/en"

calculate() { awk "BEGIN { printf \"$1\", $2 }"; }
row() { printf '| %s | %s | %s | %s |\n' "$1" "$2" "$3" "$4"; }
speed() { sed -n 's/.* \([0-9]*\) words\/s$/\1/p' "$1"; }
# identical A B: the share of lines that are the same but for repeated spaces
identical() {
  tr -s ' ' < "$2" | paste -d '\n' "$1" - |
    awk 'NR % 2 { a = $0; next } a == $0 { n++ } END { printf "%.1f", 200 * n / NR }'
}
# chrf TARGET FILE
chrf() { "$root/tests/benchmark/chrf.py" "$dev.$1" "$2" | sed 's/.* //'; }
engine() { "$bin/engine_throughput" "$@" --pack "$pack"; }
# start THREADS: a dragomand of its own; sets server and address
start() {
  printf 'backends { marian { packs: "%s" threads: %s } }\n' "$pack" "$1" > "$work/config"
  "$bin/dragomand" --config "$work/config" --listen 127.0.0.1:0 > "$work/address" 2> "$work/log" &
  server=$!
  until grep -q '^listening on ' "$work/address"; do
    kill -0 "$server" 2> /dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.1
  done
  address=$(sed -n 's/^listening on //p' "$work/address")
}
stop() { kill "$server"; wait "$server" || true; server=; }
# load MODE [OPTIONS]: service_load against the running server
load() { mode=$1; shift; "$bin/service_load" "$address" "$dev.en" --to fr --mode "$mode" "$@" > "$work/load"; }
value() { sed -n "s/^$1 //p" "$work/load"; }

engine "$work/en" --to fr --limit 20 --retry 0 > /dev/null 2> "$work/about"
echo "Processor: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores; engine: $(sed 's/: loaded.*//' "$work/about")"
echo
echo '| measure | value | target | met |'
echo '|---|---|---|---|'
met() { [ "$(calculate %d "($1) ? 1 : 0")" = 1 ] && echo yes || echo no; }

same_exact=
same_saturating=
for target in fr ru uk; do
  # The package's shortlist is that of a whole call, ours that of the sentence: one line a call for the texts.
  node "$root/tests/npm/translate_lines.cjs" "$pack" "$target" 1 < "$work/en" > "$work/single.$target" 2> /dev/null
  node "$root/tests/npm/translate_lines.cjs" "$pack" "$target" 32 < "$work/en" > /dev/null 2> "$work/npm.log"
  engine "$work/en" --to "$target" --threads 1 --batch 32 --callers 8 --retry 0 --rounds 3 > "$work/ours" 2> "$work/ours.log"
  theirs=$(speed "$work/npm.log")
  ours=$(speed "$work/ours.log")
  row "words/s, one thread, $target: npm package, engine" "$theirs, $ours ($(calculate %.1f "$ours / $theirs") times)" \
    "8 times" "$(met "$ours >= 8 * $theirs")"
  same=$(identical "$work/single.$target" "$work/ours")
  engine "$work/en" --to "$target" --retry 0 --kernels saturating > "$work/saturating" 2> /dev/null
  row "same text as the npm package, $target, of $count lines; with its 16-bit sums put into our kernels" \
    "$same %; $(identical "$work/single.$target" "$work/saturating") %" "95 %" "$(met "$same >= 95")"
done

start 2
load article
row "one article of 600 words, 2 threads, over gRPC, median of $(value articles)" "$(value median_ms) ms" "400 ms" \
  "$(met "$(value median_ms) < 400")"
stop
start 2
load sequential --limit 400
sequential=$(value calls_per_second)
stop
start 2
load concurrent --limit 400
concurrent=$(value calls_per_second)
stop
row "one-sentence calls/s over gRPC: one after another, 32 at once" \
  "$sequential, $concurrent ($(calculate %.1f "$concurrent / $sequential") times)" "4 times" \
  "$(met "$concurrent >= 4 * $sequential")"

# In turns, so that a machine that gets slower or faster treats both alike; the pair with the median ratio counts.
for attempt in 1 2 3 4 5; do
  for threads in 1 2; do
    engine "$dev.en" --to fr --batch 32 --callers 16 --retry 0 --threads "$threads" > /dev/null 2> "$work/threads.$threads"
  done
  echo "$(speed "$work/threads.1") $(speed "$work/threads.2")"
done | awk '{ print $2 / $1, $1, $2 }' | sort -n | sed -n 3p > "$work/threads"
read -r _ one two < "$work/threads"
row "words/s with 1 thread, 2 threads, the median of five pairs" "$one, $two ($(calculate %.2f "$two / $one") times)" "1.8 times" "$(met "$two >= 1.8 * $one")"

for target in fr ru uk; do
  engine "$dev.en" --to "$target" --batch 2000 --threads 2 > "$work/int8" 2> /dev/null
  engine "$dev.en" --to "$target" --batch 2000 --threads 2 --gemm float > "$work/float" 2> /dev/null
  int8=$(chrf "$target" "$work/int8")
  float=$(chrf "$target" "$work/float")
  row "chrF2 of int8, of float, $target" "$int8, $float" "0.3 lower at most" "$(met "$float - $int8 <= 0.3")"
done

start 2
load memory --pid "$server"
row "resident memory of dragomand: at the start, after 2,000, 6,000, 10,000 sentences" \
  "$(value resident_mib_0), $(value resident_mib_2000), $(value resident_mib_6000), $(value resident_mib_10000) MiB" \
  "250 MiB, flat" \
  "$(met "$(value resident_mib_10000) < 250 && $(value resident_mib_10000) <= 1.05 * $(value resident_mib_2000)")"
stop

for attempt in 1 2 3 4 5; do
  engine "$work/en" --to fr --limit 1 2>&1 > /dev/null | sed -n 's/.*loaded in \([0-9]*\) ms.*/\1/p'
done | sort -n > "$work/loads"
row "load of a pack, SHA-256 verified, median of 5" "$(sed -n 3p "$work/loads") ms" "300 ms" "$(met "$(sed -n 3p "$work/loads") < 300")"
