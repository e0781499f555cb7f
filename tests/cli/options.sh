# The options that scripts rely on, each with what it changes.
. "$(dirname "$0")/expect.sh"

cat >article.txt <<'END'
Last Updated: June 12, 2023, 06:49 IST

Pyongyang, North Korea

Tuesday, June 12, 2023: talks went on.
END

# Form
run 0 scan article.txt
in_out '{"id":"article.txt"'; lines 1  # no terminal: JSON lines
run 0 scan article.txt --format json
in_out '  "id": "article.txt"'
run 0 scan article.txt --format csv --fields text,start,role
in_out 'text,start,role'
run 0 scan article.txt --format tsv --only places --fields name,country
in_out "$(printf 'Pyongyang\tKP')"
run 2 scan article.txt --format csv --fields no-such
in_err 'no column no-such'
run 2 scan article.txt --format xml
in_err 'none of: human,json'
run 0 scan article.txt --only findings
not_in_out '"timestamps":[{'; not_in_out '"places":[{'; in_out '"findings"'
run 2 scan article.txt --only verbs
run 2 scan article.txt --format csv --only places,findings
in_err 'rows of one kind'
run 2 scan article.txt --format geojson --only timestamps
run 2 scan article.txt --format cdxj --only timestamps
run 2 scan article.txt --format sarif --only places
run 0 scan article.txt --format geojson --only places,datelines

# What is read is not written over, by whatever name.
cp article.txt other.txt
ln other.txt again.txt
mkdir drawer
ln other.txt drawer/below.txt
printf 'other.txt\n' >names
printf 'd,x\n2023-06-03,1\n' >table.csv
for refused in 'other.txt article.txt --errors again.txt' 'other.txt -o other.txt' 'drawer -o other.txt' '@names -o other.txt' \
  '@names -o names' 'article.txt -o answers --errors answers' 'article.txt --errors -'; do
  # shellcheck disable=SC2086  # words
  run 2 scan $refused
  silent
done
run 2 csv table.csv -c d -o table.csv
run 2 csv table.csv -c d --errors table.csv
cmp -s article.txt other.txt || fault 'an input was written over'
"$dateline" scan - -o other.txt <other.txt >out 2>err && fault 'standard input was written over'
run 0 scan article.txt --format jsonl
cp out due
run 0 scan article.txt --format jsonl -o -
cmp -s out due || fault '-o - is not standard output'
[ ! -e ./- ] || fault '-o - made a file'
echo kept >log
"$dateline" scan article.txt --format jsonl -o /dev/stdout >>log 2>err
[ "$(head -n 1 log)" = kept ] && [ "$(wc -l <log)" = 2 ] || fault '-o /dev/stdout did not go on behind what was there'
run 0 scan article.txt --explain --country IN
in_out '"evidence":[{"id":'
run 0 scan article.txt --color always --format human
in_out "$(printf '\033[')"
run 0 scan article.txt --format human
not_in_out "$(printf '\033[')"

echo 'It rained for three weeks in spring 2015, and every Monday in the 1990s. Now it is dry.' >rain.txt
run 0 scan rain.txt --timex --reference 2023-06-12T09:00Z
for value in P3W 2015-SP XXXX-WXX-1 199 PRESENT_REF; do in_out "\"timex\":\"$value\""; done
in_out '"kind":"duration","origin":"text","value":null'; in_out '"text":"every Monday"'
run 0 scan rain.txt --reference 2023-06-12T09:00Z
not_in_out '"timex"'; not_in_out '"text":"three weeks"'
run 0 when 'three weeks' --timex --format human
in_out 'P3W'

# Findings
run 1 check article.txt
in_out 'weekday-mismatch'
run 0 check article.txt --ignore weekday-mismatch
not_in_out 'weekday-mismatch'
run 1 check article.txt --select weekday-mismatch
in_out 'weekday-mismatch'; not_in_out 'zone-abbrev-ambiguous'
run 0 scan article.txt
run 1 scan article.txt --fail-on error
run 0 scan article.txt --fail-on error --ignore weekday-mismatch
run 1 scan article.txt --fail-on warning --ignore weekday-mismatch
run 2 check article.txt --select weekday-mismath
in_err 'did you mean weekday-mismatch?'

# Context and decisions
run 0 when 'June 12, 2023, 06:49 IST' --country IN
in_out '"utc":"2023-06-12T01:19:00Z"'
run 0 when 'June 12, 2023, 06:49 IST' --zone Europe/Dublin
in_out '"utc":"2023-06-12T05:49:00Z"'
run 0 when '12/06/2023' --order dmy
in_out '"value":"2023-06-12"'
run 0 when '12/06/2023' --order mdy
in_out '"value":"2023-12-06"'
run 0 when 'on Monday' --reference 2023-06-14T08:00Z
in_out '"value":"2023-06-12"'
run 2 when 'on Monday' --reference yesterday
in_err 'is no time with a zone'
run 2 when x --zone Asia/Calcuta
in_err 'did you mean'
run 2 when x --country Britain
run 2 when x --lang english_
run 2 when x --home-zone Nowhere

# Batch
printf '{"id":%s,"text":"June 12, 2023"}\n' 1 2 3 >three.jsonl
run 0 scan three.jsonl --jobs 2 --stats
lines 3; in_err '3 documents'
run 0 scan three.jsonl -q
quiet
run 0 scan three.jsonl -v
in_err 'reading three.jsonl'
run 0 scan three.jsonl --progress always
lines 3
run 2 scan three.jsonl --jobs none
printf '%s\n' '{"id":"page","html":"<p>we drove to <b>l</b>yon</p>","spans":[{"start":15,"end":26,"kind":"place"}]}' >span.jsonl
run 0 scan span.jsonl --input jsonl
in_out '"text":"lyon"'; in_out '"country":"FR"'
printf 'three.jsonl\narticle.txt\n' >list
run 0 scan @list
lines 4
cp article.txt ./-x
run 0 scan --format jsonl -- article.txt -x
lines 2
"$dateline" scan --format jsonl <article.txt >out 2>err
in_out '"id":"-"'

# Other verbs
run 0 zones IST --at 2023-06-12 --format json
in_out '"zone": "Asia/Kolkata"'
run 0 data info
in_out 'time zones'
run 0 data lookup 1871859
in_out 'Pyongyang'
run 1 data lookup qqqq
run 2 data
run 0 checks weekday-mismatch
in_out 'fires on'
run 2 checks weekday-mismath
in_err 'did you mean weekday-mismatch?'
run 0 --version
in_out 'time zones 20'
run 4 --version --data no-image
run 4 scan --version --data no-image
run 2 scam
in_err 'did you mean scan?'
finish
