# Inputs that are packed as a whole: unpacked, and read as what they hold; what cannot be is said.
. "$(dirname "$0")/expect.sh"
examples=$(cd "$(dirname "$0")/../../examples" && pwd) || exit 1

echo 'Last updated: June 12, 2023, 06:49 IST. Ferries stayed in port in Mumbai.' >note.txt
cat >page.html <<'END'
<!doctype html><html><head><title>Ferries</title><meta property="article:published_time" content="2023-06-12T08:00:00+05:30"></head>
<body><p>Ferries stayed in port.</p></body></html>
END
awk 'BEGIN { for (i = 1; i <= 3000; i++) printf "{\"id\":%d,\"text\":\"Published %d May 2021, %02d:15 GMT, in Lima\"}\n", i, i % 31 + 1, i % 24 }' >lines.jsonl
cp "$examples/archive/harbour.warc.gz" .
cp "$examples/tables/pages.csv" .

# like FILE PACKED: both give the same answers, but for their names.
like() {
  "$dateline" scan --format jsonl "$1" >due 2>due_err || fault "$1: cannot be read"
  run 0 scan --format jsonl "$2"
  quiet
  sed "s/$2/$1/g" out | cmp -s - due || fault "$2: not as $1"
  cat "$2" | "$dateline" scan --format jsonl >out 2>err || fault "$2 from a pipe: exit code"
  [ "$(wc -l <out)" = "$(wc -l <due)" ] && [ "$(grep -o '"utc":"[^"]*"' out)" = "$(grep -o '"utc":"[^"]*"' due)" ] || fault "$2 from a pipe: not as $1"
}
for file in note.txt page.html lines.jsonl pages.csv; do
  gzip -c "$file" >"$file.gz"
  like "$file" "$file.gz"
  gzip -c "$file.gz" >"$file.gz.gz"
  like "$file" "$file.gz.gz"
done
{ head -c 30000 lines.jsonl | gzip; tail -c +30001 lines.jsonl | gzip; } >members.jsonl.gz  # as programs on many cores write it
like lines.jsonl members.jsonl.gz
if command -v zstd >/dev/null; then
  for file in note.txt page.html lines.jsonl pages.csv; do
    zstd -q "$file"
    like "$file" "$file.zst"
  done
  { printf '\120\052\115\030\004\000\000\000size'; cat note.txt.zst; } >skip.zst  # a frame that decoders pass over
  like note.txt skip.zst
fi
: >empty.txt
gzip -c empty.txt >empty.txt.gz
like empty.txt empty.txt.gz

# An archive in a packing of its own: its records, at their places in what was packed.
gzip -c harbour.warc.gz >harbour.warc.gz.gz
run 0 scan --format jsonl harbour.warc.gz
cp out due
run 0 scan --format jsonl harbour.warc.gz.gz
lines 3; in_out '"id":"harbour.warc.gz.gz#'; in_out 'revisit-original-missing'
[ "$(grep -o '"offset":[0-9]*,"length":[0-9]*' out)" = "$(grep -o '"offset":[0-9]*,"length":[0-9]*' due)" ] || fault 'other places of the records'
run 0 scan --format jsonl --input warc harbour.warc.gz.gz
lines 3
printf '%s\n' '{"id":"a","path":"note.txt.gz"}' >paths.jsonl
run 0 scan --format jsonl paths.jsonl
quiet; lines 1; in_out '"utc":"2023-06-12T01:19:00Z"'

# Said as a kind, it is unpacked as well.
run 0 scan --input text --format jsonl note.txt.gz
in_out '"start":0,"end":38'
run 0 scan --input jsonl --format jsonl lines.jsonl.gz
lines 3000
run 0 check note.txt.gz
run 0 csv pages.csv -c published --url-column url
cp out due
run 0 csv pages.csv.gz -c published --url-column url
cmp -s out due || fault 'a packed table gives other rows'

# A run that is ended goes on in it: what is done is read again and passed over.
"$dateline" scan --format jsonl lines.jsonl.gz -o whole 2>err || fault 'to a file'
"$dateline" scan --format jsonl lines.jsonl.gz -o ended --checkpoint 0 --jobs 1 2>err &
child=$!
i=0
while [ ! -e ended.journal ] && [ $i -lt 1000 ]; do sleep 0.01; i=$((i + 1)); done
kill -TERM $child 2>/dev/null
wait $child
run 0 scan --format jsonl lines.jsonl.gz -o ended --resume
cmp -s whole ended || fault 'resumed in a packed file: other answers'

# Damage: what was unpacked of lines stays, and it is said; of one document there is no half.
size=$(wc -c <lines.jsonl.gz)
head -c $((size / 2)) lines.jsonl.gz >cut.jsonl.gz
run 3 scan --format jsonl cut.jsonl.gz
in_out '"code":"damaged"'; in_err 'ends in the middle of a gzip member'
[ "$(grep -c '"timestamps"' out)" -gt 1000 ] || fault 'the lines before the damage are not answered'
head -c $(($(wc -c <note.txt.gz) - 10)) note.txt.gz >cut.txt.gz
run 3 scan --format jsonl cut.txt.gz
lines 1; in_out '"code":"damaged"'
{ head -c -8 note.txt.gz; printf 'checksum'; } >sum.txt.gz
run 3 scan --format jsonl sum.txt.gz
in_err 'incorrect data check'
{ cat note.txt.gz; echo 'what is this'; } >behind.txt.gz
run 3 scan --format jsonl behind.txt.gz
in_err 'bytes that begin no gzip member'

# More than is wanted, and for ever.
head -c 50000000 /dev/zero | gzip >bomb.gz
run 3 scan --format jsonl --max-record 1M bomb.gz
lines 1; in_err 'longer than 1M'
{ printf '{"text":"'; head -c 50000000 /dev/zero | tr '\0' x; printf '"}\n'; cat lines.jsonl; } | gzip >bomb.jsonl.gz
run 3 scan --format jsonl --input jsonl --max-record 1M bomb.jsonl.gz
lines 3001; in_err 'bomb.jsonl.gz:1: longer than 1M'
cp note.txt deep
for i in 1 2 3 4 5 6; do gzip -c deep >deeper; mv deeper deep; done
run 3 scan --format jsonl deep
in_err 'packed more than 4 times over'

# Packings that are not read are named, and no answers made of their bytes.
printf '\375\067zXZ\000\000\004' >a.xz
printf 'BZh91AY&SY\001\002' >a.bz2
printf 'PK\003\004\024\000\000\000' >a.zip
run 3 scan --format jsonl a.xz a.bz2 a.zip note.txt
lines 4; in_err 'a.xz: packed by xz, which is not read'; in_err 'by bzip2'; in_err 'by ZIP'

# Nor of files that are no text.
printf '%%PDF-1.7\n1 0 obj 12 June 2023' >a.pdf
printf '\377\330\377\340\000\020JFIF' >a.jpg
printf 'RIFF\000\001\000\000WEBP' >a.webp
printf 'RIFF raff, 12 June 2023' >riff.txt
run 3 scan --format jsonl a.pdf a.jpg a.webp riff.txt
lines 4; in_err 'a.pdf: PDF, which is no text'; in_err 'a.jpg: JPEG'; in_err 'a.webp: WebP'
run 0 scan --format jsonl --input text a.pdf
lines 1
finish
