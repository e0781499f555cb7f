# Archives as inputs: what is answered of them, what is said of damage, revisits, WACZ, and lists of captures.
. "$(dirname "$0")/expect.sh"
examples=$(cd "$(dirname "$0")/../../examples/archive" && pwd) || exit 1
cp "$examples/harbour.warc.gz" .

# What a member is: where it begins, found by the answer that says so.
offset_of() { sed -n "s/.*\"id\":\"[^\"]*#\([0-9]*\)\".*/\1/p" out | sed -n "$1p"; }

run 0 scan --format jsonl harbour.warc.gz
quiet; lines 3
in_out '"id":"harbour.warc.gz#'; in_out '"archive":"harbour.warc.gz"'
in_out '"captured":"2024-06-18T04:00:07Z"'
in_out '"record_id":"<urn:uuid:00000000-0000-4000-8000-000000000002>"'
in_out '"check":"future-of-capture"'
not_in_out 'revisit-original-missing'
second=$(offset_of 2)
# The revisit answers from its original: the same text, its own capture, and phrases that count from the first one.
[ "$(grep -c 'Published: June 18, 2024, 08:55 IST' out)" = 2 ] || fault 'the revisit has not the text of its original'
in_out '"captured":"2024-06-19T04:00:03Z"'
[ "$(grep -c '"text":"40 minutes ago","start":[0-9]*,"end":[0-9]*,"role":"[a-z]*","kind":"relative","origin":"text","value":"2024-06-18T0' out)" = 2 ] ||
  fault 'the phrase of the revisit does not count from the capture of its text'
cp out sequential
run 0 scan --format jsonl -j 4 harbour.warc.gz
cmp -s out sequential || fault '-j changes the answers'
run 0 scan --input warc --format jsonl harbour.warc.gz
cmp -s out sequential || fault '--input warc differs from what is told by content'
run 0 scan --stats --format jsonl harbour.warc.gz
in_err '(captures of 1 image)'
run 1 scan --fail-on error --format jsonl harbour.warc.gz
run 1 check harbour.warc.gz
in_out 'future-of-capture'
"$dateline" scan --format jsonl <harbour.warc.gz >out 2>err || fault 'from standard input'
lines 3; in_out '"id":"-#192"'; not_in_out 'revisit-original-missing'
cat harbour.warc.gz | "$dateline" scan --format jsonl >out 2>err || fault 'from a pipe'
lines 3; in_out 'revisit-original-missing'  # a pipe cannot be read again

# A revisit without its original says so, and what it says itself is checked.
run 0 scan --format jsonl harbour.warc.gz
fourth=$(offset_of 3)
tail -c +$((fourth + 1)) harbour.warc.gz >revisit.warc.gz
run 0 scan --format jsonl revisit.warc.gz
quiet; lines 1; in_out 'revisit-original-missing'; in_out '"timestamps":[]'
run 0 scan --format jsonl harbour.warc.gz revisit.warc.gz
lines 4; in_out 'revisit-original-missing'  # each input by itself
cat harbour.warc.gz revisit.warc.gz >both.warc.gz
run 0 scan --format jsonl both.warc.gz
lines 4; not_in_out 'revisit-original-missing'
gzip -dc revisit.warc.gz | sed 's/^WARC-Date: 2024-06-19/WARC-Date: 2024-06-17/' | gzip >early.warc.gz
run 1 check early.warc.gz
in_out 'revisit-before-original'

# Damage costs what it hits.
{ head -c $((second + 40)) harbour.warc.gz; printf 'XXXXXXXXXXXX'; tail -c +$((second + 53)) harbour.warc.gz; } >damaged.warc.gz
run 3 scan --format jsonl --errors errors damaged.warc.gz
in_out '"error":{"code":"damaged"'; in_out "\"id\":\"damaged.warc.gz#$second\""; in_err "damaged.warc.gz#$second: damaged gzip member"
[ "$(wc -l <errors)" = 1 ] || fault '--errors: not one record'
[ "$(grep -c '"timestamps"' out)" = 2 ] || fault 'the records around the damage are not answered'
head -c $((second + 40)) harbour.warc.gz >cut.warc.gz
run 3 scan --format jsonl cut.warc.gz
in_err 'ends in the middle of a gzip member'
head -c 100 /dev/zero >zeros
cat harbour.warc.gz zeros >padded.warc.gz
run 0 scan --format jsonl padded.warc.gz
quiet; lines 3
run 3 scan --format jsonl --max-record 500 harbour.warc.gz
in_out '"code":"too-large"'
printf 'x' | run 3 scan --input warc --format jsonl -
in_out '"code":"malformed"'

# Lists of captures: a record a line; what is wrong costs its line.
cat >list.cdxj <<END
example,hafenbote)/hafen 20240618040012 {"url": "https://hafenbote.example/hafen", "mime": "text/html", "offset": "$second", "length": "9", "filename": "harbour.warc.gz"}
example,hafenbote)/gone 20240618040012 {"url": "https://hafenbote.example/gone", "offset": 0, "filename": "gone.warc.gz"}
example,hafenbote)/between 20240618040012 {"url": "https://hafenbote.example/x", "offset": 7, "filename": "harbour.warc.gz"}
example,hafenbote)/nowhere 20240618040012 {"url": "https://hafenbote.example/x", "filename": "harbour.warc.gz"}
example,hafenbote)/broken 20240618040012 {"url": 
END
run 3 scan --format jsonl list.cdxj
lines 5; in_out "\"id\":\"harbour.warc.gz#$second\""; in_out 'MESZ'
in_err 'list.cdxj:2: gone.warc.gz: No such file'
in_err 'list.cdxj:3: harbour.warc.gz: byte 7: no record begins here'
in_err 'list.cdxj:4: offset "" is no place in an archive'
in_err 'list.cdxj:5: '
in_out '"id":"list.cdxj:2"'
mkdir below
cp list.cdxj harbour.warc.gz below
run 3 scan --format jsonl --input cdxj below/list.cdxj
in_out "\"id\":\"below/harbour.warc.gz#$second\""
cat >list.cdx <<END
 CDX N b a m s k r M S V g
example,hafenbote)/hafen 20240618040012 https://hafenbote.example/hafen text/html 200 - - - 400 $second harbour.warc.gz
example,hafenbote)/short 20240618040012 https://hafenbote.example/hafen
END
run 3 scan --format jsonl list.cdx
lines 2; in_out "\"id\":\"harbour.warc.gz#$second\""; in_err 'list.cdx:3: 3 fields, and the legend names 11'

# Without a legend it is told by what stands in its fields.
for fields in "- $second" "- - $second" "- - 400 $second"; do
  echo "example,hafenbote)/hafen 20240618040012 https://hafenbote.example/hafen text/html 200 X $fields harbour.warc.gz" >list.cdx
  run 0 scan --format jsonl list.cdx
  lines 1; in_out "\"id\":\"harbour.warc.gz#$second\""
done

# What is not all there is answered and said.
block='HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<p>Published: June 12, 2023, 06:49 UTC</p>'
size=$(printf "$block" | wc -c)
printf "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2023-06-12T09:00:00Z\r\nWARC-Target-URI: https://news.example/\r\nContent-Length: $size\r\n\r\n$block\r\n\r\n" >partial.warc
run 3 scan --format jsonl partial.warc
lines 2; in_out '"utc":"2023-06-12T06:49:00Z"'; in_out '"code":"damaged"'; in_err 'before the end of a chunk'
sed 's/^WARC-Type/WARC-Truncated: length\r\nWARC-Type/' partial.warc >told.warc
run 0 scan --format jsonl told.warc
quiet; lines 1
printf 'WARC/1.0\r\nWARC-Type: metadata\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n{"Envelope":{"Payload-Meta\r\n\r\n' >broken.wat
run 3 scan --format jsonl broken.wat
in_err 'the JSON breaks off'

# A damaged ZIP file. Whole ones are made by the unit tests.
printf 'PK\003\004\024\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\014\000\000\000archive/none' >none.wacz
run 3 scan --format jsonl none.wacz
in_err 'the directory of the ZIP file is damaged or missing'
if command -v python3 >/dev/null; then
  python3 - <<'END'
import zipfile
for name, method in (("stored.wacz", zipfile.ZIP_STORED), ("deflated.wacz", zipfile.ZIP_DEFLATED)):
    with zipfile.ZipFile(name, "w", method) as z:
        z.write("harbour.warc.gz", "archive/harbour.warc.gz")
        z.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n{"url": "https://hafenbote.example/hafen", "ts": "2024-06-18T04:00:12Z", "title": "Der Hafen"}\n')
        z.writestr("datapackage.json", "{}")
END
  for file in stored deflated; do
    run 0 scan --format jsonl $file.wacz
    quiet; lines 3; in_out "\"id\":\"$file.wacz!archive/harbour.warc.gz#$second\""; in_out '"title":"Der Hafen"'
  done
  run 0 scan --format jsonl stored.wacz
  not_in_out 'revisit-original-missing'
  sed 's/stored.wacz/-/g' out >due
  cat stored.wacz | "$dateline" scan --format jsonl >out 2>err || fault 'a WACZ from a pipe'
  cmp -s out due || fault 'a WACZ from a pipe differs'
  head -c $(($(wc -c <stored.wacz) - 200)) stored.wacz >cut.wacz
  run 3 scan --format jsonl cut.wacz
  in_out "archive/harbour.warc.gz#$second"; in_err 'the directory of the ZIP file is damaged or missing'
fi
finish
