#!/bin/sh
# bench/run.sh BUILD: the two figures that users feel. Ratios hold on any machine; milliseconds do not.
set -eu
build=$1
pairs() { "$build/bench/bench_pairs" 500 date -u -d '2023-06-12 06:49 +0530' -- "$build/dateline" "$@"; }
echo "# one-off look-up, exec to answer, 500 interleaved pairs"
echo '## when "June 12, 2023, 06:49 IST" --country IN'
pairs when "June 12, 2023, 06:49 IST" --country IN
echo '## where "Pyongyang, North Korea"'
pairs where "Pyongyang, North Korea"
echo "# text, one thread, in memory"
"$build/bench/bench_text" examples/*.txt
