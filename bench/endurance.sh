#!/bin/sh
# bench/endurance.sh BUILD [MILLIONS...]: peak memory over growing numbers of small records and growing archives, all of
# which come from pipes and are nowhere on the disk; then a disk that fills (a tmpfs: wants root), an output that is full,
# and a reader that leaves. Takes half an hour for 1, 5 and 10 million. Wants GNU time.
set -eu
build=$1
shift
[ $# -gt 0 ] || set -- 1 5 10
dateline=$(realpath "$build")/dateline
place=$build/bench/endurance
mkdir -p "$place/records"

say() { echo "## $*"; }
peak() {
  command time -f "$1: %e s, peak %M KB" "$dateline" scan --format jsonl -j1 --stats - 2>"$place/said" | wc -l >"$place/answers"
  echo "$(tail -n 1 "$place/said"), $(cat "$place/answers") answers; $(grep "could not be read" "$place/said")"
}

lines() {  # MILLIONS
  awk -v n="$1" 'BEGIN { n *= 1e6; for (i = 0; i < n; i++)
    printf "{\"id\":\"r%d\",\"text\":\"Updated %d June 2023, %02d:%02d GMT. Harbour works go on.\"}\n", i, i % 28 + 1, i % 24, i % 60 }'
}
say 'small records'
for n in "$@"; do lines "$n" | peak "$n million"; done

say 'archives: gzip, a member a record'
LC_ALL=C awk -v bytes=4000000 -f bench/news.awk | LC_ALL=C awk -v directory="$place/records" -f bench/archives.awk
for record in "$place"/records/*.warc; do gzip -6nc "$record"; done >"$place/piece.warc.gz"
piece=$(cat "$place"/records/*.warc | wc -c)
rm -rf "$place/records"
for gigabytes in 1 5; do
  left=$((gigabytes * 1000000000 / piece + 1))
  while [ $left -gt 0 ]; do
    cat "$place/piece.warc.gz"
    left=$((left - 1))
  done | peak "$gigabytes GB of content"
done

say 'a disk that fills, and the run gone on with when there is room'
lines 0.1 >"$place/lines.jsonl"
"$dateline" scan --format jsonl "$place/lines.jsonl" -o "$place/whole" -q
disk=$place/disk
mkdir -p "$disk"
if mount -t tmpfs -o size=20m tmpfs "$disk" 2>/dev/null; then
  trap 'umount "$disk"' EXIT
  code=0
  "$dateline" scan --format jsonl "$place/lines.jsonl" -o "$disk/out" --checkpoint 0.2 2>"$place/said" || code=$?
  echo "exit code $code: $(cat "$place/said")"
  mount -o remount,size=200m "$disk"
  "$dateline" scan --format jsonl "$place/lines.jsonl" -o "$disk/out" --checkpoint 0.2 --resume
  cmp "$place/whole" "$disk/out" && echo 'the same bytes'
  code=0
  rm "$disk/out"
  mount -o remount,size=10m "$disk"
  "$dateline" scan --format sqlite "$place/lines.jsonl" -o "$disk/db" --checkpoint 0.2 2>"$place/said" || code=$?
  echo "exit code $code: $(cat "$place/said")"
  mount -o remount,size=200m "$disk"
  "$dateline" scan --format sqlite "$place/lines.jsonl" -o "$disk/db" --checkpoint 0.2 --resume
  "$dateline" scan --format sqlite "$place/lines.jsonl" -o "$place/db" -q
  cmp "$place/db" "$disk/db" && echo 'the same bytes'
else
  echo 'no tmpfs can be mounted here'
fi

say 'an output that is full, a reader that leaves'
code=0
"$dateline" scan --format jsonl "$place/lines.jsonl" >/dev/full 2>"$place/said" || code=$?
echo "/dev/full: exit code $code: $(cat "$place/said")"
{ code=0; "$dateline" scan --format jsonl "$place/lines.jsonl" 2>"$place/said" || code=$?; echo "a reader that left: exit code $code: $(cat "$place/said")" >&2; } |
  head -n 3 | wc -l
rm -rf "$place"/lines* "$place/whole" "$place/db" "$place/piece.warc.gz"
