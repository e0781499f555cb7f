# The forms of the output that other programs read, each as its reader has it.
. "$(dirname "$0")/expect.sh"

cat >article.txt <<'END'
Published: June 12, 2023, 09:49 KST

PYONGYANG, North Korea (AP) — Tuesday, June 12, 2023: talks went on.
END
printf '{"id":%s,"text":"ROME, Italy, May 2, 2020 - It rained.","url":"https://www.Example.org:80/a/?b=2&a=1#x"}\n' 1 2 >two.jsonl
: >empty

# JSONL: the keys that were asked for
run 0 scan two.jsonl --format jsonl --fields published,id
[ "$(head -n 1 out)" = '{"published":{"utc":null,"timestamp":0},"id":1}' ] || in_out '{"published":null,"id":1}'
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
finish
