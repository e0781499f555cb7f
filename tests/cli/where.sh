# dateline where: coordinates beside names.
. "$(dirname "$0")/expect.sh"

run 0 where 39.03,125.75 --format jsonl
in_out '"name":"Pyongyang"'
in_out '"coordinates":{"lat":39.03,"lon":125.75}'
in_out '"distance_km":'
in_out '"zone":"Asia/Pyongyang"'
not_in_out '"evidence"'
run 0 where '39°1′48″N 125°45′E' --format human
in_out 'Pyongyang'
in_out 'km away'
run 0 where geo:39.03,125.75 --explain --format json
in_out '"place:distance"'
run 2 where 95.2,10
in_err 'latitude 95.2 is not between -90 and 90'
silent
run 1 where --format jsonl -- -48.9 -123.4
# A bare name that no sentence marks as a place is one here.
run 0 where Antrim --country GB --format jsonl
in_out '"country":"GB"'
run 0 where 'Camp David' --format jsonl
in_out '"country":"US"'
# An area behind the name needs no comma.
run 0 where 'Portland Oregon' --format jsonl
in_out '"name":"Portland"'
in_out '"admin1":"US.OR"'
run 0 where 'Paris France' --format jsonl
in_out '"country":"FR"'
run 1 where 'zzqqxx'
finish
