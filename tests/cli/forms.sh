# The forms of the output that other programs read, each as its reader has it.
. "$(dirname "$0")/expect.sh"

cat >article.txt <<'END'
Published: June 12, 2023, 09:49 KST

PYONGYANG, North Korea (AP) — Tuesday, June 12, 2023: talks went on.
END
printf '{"id":%s,"text":"Published: May 2, 2020, 10:00 GMT. ROME, Italy - It rained.","url":"https://www.Example.org:80/a/?b=2&a=1#x"}\n' 1 2 >two.jsonl
: >empty

# JSONL: the keys that were asked for
run 0 scan two.jsonl --format jsonl --fields published,id
[ "$(head -n 1 out)" = '{"published":{"utc":"2020-05-02T10:00:00Z","timestamp":0},"id":1}' ] || fault 'other keys'
run 2 scan two.jsonl --format jsonl --fields place
in_err 'there is no key place; there are: id,source'
run 2 scan two.jsonl --format human --fields id

# GeoJSON: one collection, whatever there is
run 0 scan article.txt two.jsonl --format geojson
in_out '"type":"FeatureCollection"'; in_out '"coordinates":[125.7'
[ "$(grep -c '^{"type":"Feature"' out)" = "$(grep -o '"type":"Feature"' out | wc -l)" ] || fault 'not a line a feature'
[ "$(grep -c '},$' out)" = "$(($(grep -c '^{"type":"Feature"' out) - 1))" ] || fault 'commas are not between features'
run 0 scan empty --format geojson
lines 2; in_out '"features":['
run 3 scan missing article.txt --format geojson --errors failed
in_out '"document":"article.txt"'; not_in_out 'missing'; in_err 'missing: No such file'
grep -q missing failed || fault '--errors: not written'
run 2 scan article.txt --format geojson --fields latitude
in_err 'there is no property latitude'
run 2 check article.txt --format geojson
in_err 'none of: human,json'

# CDXJ: a line a document, and an error for one that cannot have one
run 0 scan two.jsonl --format cdxj --fields url,published
lines 2; in_out 'org,example:80)/a?a=1&b=2 20200502100000 {"url":"https://www.Example.org:80/a/?b=2&a=1#x","published":"2020-05-02T10:00:00Z"}'
run 3 scan article.txt two.jsonl --format cdxj --errors failed
lines 2; in_err 'article.txt: no line of CDXJ without'; grep -q '"code":"no-url"' failed || fault 'no record of what has no URL'
run 3 scan empty --url http://example.org/ --format cdxj
in_err 'neither captured nor published'
body='<title>A</title><p>ROME, Italy, May 2, 2020 - It rained.</p>'
http=$(printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n%s' "$body")
printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nWARC-Date: 2020-05-03T04:05:06Z\r\nWARC-Payload-Digest: sha1:AAAA\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' "${#http}" "$http" >a.warc
mkdir -p crawl && cp a.warc crawl
run 0 scan crawl/a.warc --format cdxj
in_out 'org,example)/ 20200503040506 {"url":"http://example.org/","mime":"text/html","status":"200","digest":"sha1:AAAA","length":"'
in_out '"offset":"0","filename":"a.warc"'
run 2 scan a.warc --format cdxj --fields urlkey
in_err 'there is no field urlkey'

# SQLite: into a file (what is in it: tests/unit/report/database_test.cpp)
run 2 scan article.txt --format sqlite
in_err 'needs -o FILE'
run 2 scan article.txt --format sqlite -o a.db --fields id
run 0 scan article.txt --format sqlite -o a.db
silent; quiet
[ "$(head -c 15 a.db)" = 'SQLite format 3' ] || fault 'no database'
run 3 scan article.txt --format sqlite -o /dev/null
in_err '/dev/null: is no file'
run 3 scan article.txt --format sqlite -o nowhere/a.db
in_err 'nowhere/a.db: No such file'
echo before >kept.db
run 3 scan @no-list --format sqlite -o kept.db
left=$(find . -name '*.part')
[ -z "$left" ] || fault "left behind: $left"

# A collection that was ended is gone on with, and is what an undisturbed run gives
awk 'BEGIN { for (i = 1; i <= 3000; i++) printf "{\"id\":%d,\"text\":\"ROME, Italy, May %d, 2020 - It rained.\"}\n", i, i % 30 + 1 }' >many.jsonl
run 0 scan many.jsonl --format geojson -o due.geojson
"$dateline" scan many.jsonl --format geojson -o out.geojson --checkpoint 0.001 2>err &
child=$!
while [ ! -e out.geojson.journal ] && kill -0 $child 2>/dev/null; do sleep 0.01; done
kill -KILL $child 2>/dev/null
wait $child 2>/dev/null
run 0 scan many.jsonl --format geojson -o out.geojson --checkpoint 0.001 --resume
cmp -s due.geojson out.geojson || fault 'geojson gone on with: other bytes'

# Diagnostics of a page count lines and columns in its markup, as an editor does; also of what stands in a head.
cat >page.html <<'END'
<!doctype html><html><head><title>A</title>
<meta charset="iso-8859-1"><meta property="article:published_time"
 content="2023-06-12T25:00:00Z"></head>
<body><nav>Home</nav>
<p class="x">D\351j\340, <b>30 February</b> 2023 came.</p>
</body></html>
END
printf "$(sed 's/%/%%/g' page.html)" >latin1.html
run 1 check latin1.html
in_out 'latin1.html:5:23: error: '; in_out '5 │ <p class="x">Déjà, <b>30 February</b> 2023 came.</p>'
run 1 check latin1.html --format sarif
in_out '"startLine":5,"startColumn":23,"endLine":5,"endColumn":43,"byteOffset":'
tr -d '\n' <latin1.html | "$dateline" check >out 2>err
in_out '<stdin>:1:'

# SARIF, of both commands
run 0 scan article.txt --format sarif
in_out '"version":"2.1.0"'; in_out '"ruleId":"weekday-mismatch"'
run 1 check article.txt --format sarif
in_out '"startLine":3'
run 2 scan article.txt --format sarif --fields id
run 0 check empty --format sarif
in_out '"results":['
finish
