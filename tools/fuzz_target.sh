#!/bin/sh
# Runs one fuzz target: sh tools/fuzz_target.sh BUILD SECONDS TARGET. A crash's input stays in BUILD/crashes.
set -eu
build=$1 seconds=$2 target=$3
binary=$build/tests/fuzz/$target
[ -x "$binary" ] || { echo "no fuzz target $target" >&2; exit 1; }
name=${target#fuzz_}
mkdir -p "$build/corpus/$name"
set -- "$build/corpus/$name"
if [ -d "tests/fuzz/seeds/$name" ]; then set -- "$@" "tests/fuzz/seeds/$name"; fi
if [ -f "tests/fuzz/$name.dict" ]; then set -- "-dict=tests/fuzz/$name.dict" "$@"; fi
"$binary" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
  -artifact_prefix="$build/crashes/$name-" "$@" >"$build/$name.log" 2>&1 || {
  tail -n 60 "$build/$name.log" >&2
  echo "fuzzing $name failed; the input is in $build/crashes" >&2
  exit 1
}
awk -v name="$name" -v seconds="$seconds" '
  /stat::number_of_executed_units/ { runs = $2 }
  /cov: / { edges = $0; sub(/.*cov: /, "", edges); sub(/ .*/, "", edges) }
  END { printf "fuzzed %s, %s s: %s runs, %s edges\n", name, seconds, runs, edges }' "$build/$name.log" >&2
