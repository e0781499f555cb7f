#!/bin/sh
# bench/archives.sh BUILD [MEGABYTES]: an archive of made-up pages, a gzip member a record, scanned on one core beside
# igzip (ISA-L), which does no more than inflate it, in turn; on two cores beside one; peak memory of each; and, of a
# small piece of it, instructions (callgrind). Pages repeat after some 20 MB, behind the reach of any window of gzip.
# Wants igzip (Debian: isal), and valgrind for the instructions.
set -eu
build=$1
megabytes=${2:-200}
rounds=${3:-5}
place=$build/bench/archives
mkdir -p "$place/records"
if [ ! -s "$place/piece.warc.gz" ]; then
  LC_ALL=C awk -v bytes=4000000 -f bench/news.awk | LC_ALL=C awk -v directory="$place/records" -f bench/archives.awk
  for record in "$place"/records/*.warc; do gzip -6nc "$record"; done >"$place/piece.warc.gz"
  cat "$place"/records/*.warc >"$place/piece.warc"
fi
rm -rf "$place/records"
piece=$(wc -c <"$place/piece.warc")
: >"$place/pages.warc.gz"
bytes=0
while [ $bytes -lt $((megabytes * 1000000)) ]; do
  cat "$place/piece.warc.gz" >>"$place/pages.warc.gz"
  bytes=$((bytes + piece))
done
echo "# $bytes bytes in $(wc -c <"$place/pages.warc.gz") of gzip, $(grep -ac '^WARC/1.0' "$place/piece.warc") records a piece of $piece bytes; $rounds interleaved pairs, medians"
scan() { echo "$build/dateline" scan --format jsonl "$@"; }
# shellcheck disable=SC2046
pairs() { "$build/bench/bench_pairs" "$rounds" "$@"; }
echo "## igzip -dc, then scan -j1"
# shellcheck disable=SC2046
pairs igzip -dc "$place/pages.warc.gz" -- $(scan -j1 "$place/pages.warc.gz")
echo "## scan -j1, then scan -j2"
# shellcheck disable=SC2046
pairs $(scan -j1 "$place/pages.warc.gz") -- $(scan -j2 "$place/pages.warc.gz")
command -v valgrind >/dev/null || exit 0
echo "## instructions, over one piece"
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>"$place/said" >/dev/null || { cat "$place/said" >&2; exit 1; }
  sed -nE 's/.*Collected : ([0-9]+).*/\1/p' "$place/said"
}
inflating=$(count igzip -dc "$place/piece.warc.gz")
# shellcheck disable=SC2046
scanning=$(count $(scan -j1 "$place/piece.warc.gz"))
awk -v a="$inflating" -v b="$scanning" -v n="$piece" 'BEGIN {
  printf "igzip %.2f, scan %.2f instructions a byte of content, ratio %.2f\n", a / n, b / n, b / a }'
