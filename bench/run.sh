#!/bin/sh
# bench/run.sh BUILD: the figures that users feel. Ratios hold on any machine; milliseconds do not.
set -eu
build=$1
pairs() { "$build/bench/bench_pairs" 500 date -u -d '2023-06-12 06:49 +0530' -- "$build/dateline" "$@"; }
echo "# one-off look-up, exec to answer, 500 interleaved pairs"
echo '## when "June 12, 2023, 06:49 IST" --country IN'
pairs when "June 12, 2023, 06:49 IST" --country IN
echo '## where "Pyongyang, North Korea"'
pairs where "Pyongyang, North Korea"
echo "# news text of bench/news.awk, one thread, in memory, the best of 5"
news=$build/bench/news
LC_ALL=C awk -v bytes=8000000 -f bench/news.awk >"$news"
for stage in stamps find scan; do
  for _ in 1 2 3 4 5; do "$build/bench/bench_stage" $stage "$news"; done | LC_ALL=C sort -k2,2n |
    awk -v stage=$stage 'NR == 1 { printf "%-8s %8.1f MB/s %8d stamps\n", stage, $1 / $2 / 1000, $3 }'
done
