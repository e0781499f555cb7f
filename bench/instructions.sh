#!/bin/sh
# bench/instructions.sh BUILD: instructions a byte of news text, by stage, counted by callgrind: the same on every machine
# and in every run, so they can be held to a limit where time cannot. Fails where finding stamps costs more than `limit`.
set -eu
limit=9
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LC_ALL=C awk -v bytes=1000000 -f bench/news.awk >"$work/news"
bytes=$(wc -c <"$work/news")

count() {  # STAGE: instructions of the whole run
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$build/bench/bench_stage" "$1" "$work/news" 2>"$work/said" >/dev/null || {
    cat "$work/said" >&2
    return 1
  }
  sed -nE 's/.*Collected : ([0-9]+).*/\1/p' "$work/said"
}

base=$(count load)
for stage in stamps find scan; do
  n=$(count $stage)
  awk -v n="$n" -v base="$base" -v bytes="$bytes" -v stage=$stage 'BEGIN { printf "%-8s %8.2f instructions a byte\n", stage, (n - base) / bytes }'
done | tee "$work/table"
awk -v limit=$limit '$1 == "stamps" && $2 > limit { printf "stamps: above the limit of %s\n", limit; bad = 1 } END { exit bad }' "$work/table"
