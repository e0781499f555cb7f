# What a command meets in the wild: each input a clear error or a clean answer, the right exit code, nothing half-written.
. "$(dirname "$0")/expect.sh"

# Odd, but text.
: >empty
run 0 scan --format jsonl empty
quiet; lines 1; in_out '"timestamps":[]'
head -c 20000 "$dateline" >program
run 3 scan --format jsonl program
in_err 'program: ELF, which is no text'
tail -c +5 program >binary  # nothing tells what it is
run 0 scan --format jsonl binary
quiet; lines 1
printf 'x\0y June 12, 2023 \0\n' >nul
run 0 scan --format jsonl nul
quiet; in_out '"text":"June 12, 2023","start":4,"end":17'
printf 'caf\351 \303( \355\240\200 June 12, 2023\n' >latin
run 0 scan --format jsonl latin
quiet; in_out '"text":"June 12, 2023"'
run 0 check latin
head -c 300000 /dev/zero | tr '\0' '9' >digits
run 0 scan --format jsonl digits
quiet
head -c 300000 /dev/zero | tr '\0' '(' >parentheses
run 0 scan --format jsonl parentheses
quiet
run 1 when ''
run 1 where 'qqqq'
run 1 zones QQQQ
in_err 'no zone is known to use the label QQQQ'

# What cannot be read costs its record and no more.
run 3 scan --format jsonl missing nul
lines 2; in_out '"error":{"code":"unreadable"'; in_err 'missing: No such file'; in_out 'June 12, 2023'
run 3 scan --format human missing
silent; in_err 'missing: No such file'
run 3 scan @no-list
in_err 'no-list: No such file'
mkdir folder hollow
cp nul folder/a.txt
run 0 scan --format jsonl folder
lines 1; in_out 'folder/a.txt'
mkdir links
ln -s nowhere links/dangling
ln -s circle links/circle
run 3 scan --format jsonl links
lines 2; in_out '"code":"unreadable"'; in_err 'links/dangling: No such file'; in_err 'links/circle: '
printf 'PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >empty.zip
run 3 scan --format jsonl empty.zip
in_err 'packed by ZIP'
run 0 scan --format jsonl hollow
silent
run 3 scan --format jsonl --errors failed missing nul
[ "$(wc -l <failed)" = 1 ] || fault "--errors: not one record"
if [ "$(id -u)" != 0 ]; then  # root reads everything
  printf x >locked
  chmod 0 locked
  run 3 scan locked
  in_err 'locked: Permission denied'
fi
mkfifo pipe
cat nul >pipe &
run 0 scan --format jsonl pipe
in_out 'June 12, 2023'
"$dateline" scan --format jsonl - <&- >out 2>err
[ $? = 3 ] || fault 'a closed standard input: not 3'

# Longer than a document may be.
head -c 300000 /dev/zero | tr '\0' 'a' >long
run 3 scan --max-record 64K long
in_out '"code":"too-large"'; in_err 'longer than 64K'
{ printf '{"id":"1","text":"June 12, 2023"}\n{"id":"2","text":"'; cat long; printf '"}\n{"id":"3","text":"June 13, 2023"}\n'; } >long.jsonl
run 3 scan --max-record 64K --format jsonl long.jsonl
lines 3; in_out '"id":"long.jsonl:2"'; in_out '"id":"1"'; in_out '"id":"3"'; in_err 'long.jsonl:2: longer than 64K'
run 2 scan --max-record lots long

# Records that are none: the others are done.
cat >records.jsonl <<'END'
{"id":"good","text":"June 12, 2023"}
{"id":"open","text":"June 12
{"id":"comma","text":"x",}
{"id":"neither"}
{"id":"both","text":"x","html":"x"}
{"id":"zone","text":"x","zone":"Europe/Nowhere"}
{"id":"span","text":"x","spans":[{"start":0,"end":9,"kind":"time"}]}
{"id":"path","path":"missing"}
[1]

{"id":"twice","text":"May 1, 2020","text":"May 2, 2020"}
{"id":"half","text":"\ud83d June 13, 2023"}
END
printf '{"id":"bytes","text":"\377 June 14, 2023"}\n{"id":"deep","x":%s}\n' "$(head -c 5000 /dev/zero | tr '\0' '[')" >>records.jsonl
run 3 scan --format jsonl --input jsonl records.jsonl
lines 13
in_err 'records.jsonl:2:29: a string has no end'
in_err 'records.jsonl:3:26: a comma before the end'
in_err 'records.jsonl:4:17: none of text, html and path is given'
in_err 'text and html stand together'
in_err 'zone: "Europe/Nowhere" is no zone of the tz database'
in_err 'a span lies outside the text: 0 to 9 of 1 bytes'
in_err 'missing: No such file'
in_err 'records.jsonl:9:1: an object is due here'
in_err 'nested too deeply'
in_out '"text":"May 2, 2020"'; not_in_out 'May 1, 2020'
in_out '"text":"June 13, 2023"'; in_out '"text":"June 14, 2023"'

# Where it goes.
run 3 scan --format jsonl nul -o /dev/full
silent; in_err 'No space left on device'
run 3 scan --format jsonl nul -o nowhere/answers
in_err 'nowhere/answers: No such file'
run 3 scan nul -o folder
in_err 'folder'
"$dateline" scan --format jsonl nul >/dev/full 2>err
[ $? = 3 ] || fault 'a full standard output: not 3'
in_err 'No space left on device'
echo before >answers
run 3 scan --format jsonl nul -o answers --errors /dev/full missing
run 0 scan --format jsonl nul -o answers
grep -q 'June 12, 2023' answers || fault '-o: not written'
run 2 scan nul -o answers --select no-such-check
grep -q 'June 12, 2023' answers || fault '-o: a wrong command line has emptied the file'
left=$(find . -name 'answers.*')
[ -z "$left" ] || fault "left behind: $left"
i=0
while [ $i -lt 3000 ]; do cat nul; i=$((i + 1)); done >stamps
{ "$dateline" scan --format csv stamps stamps stamps; echo $? >code; } 2>err | head -n 1 >out
[ "$(cat code)" = 0 ] && [ ! -s err ] || fault "a reader that leaves: exit code $(cat code)"

# Interrupted before there is anything: by its own code, and nothing is left.
mkfifo never
sh -c 'exec "$0" scan -o interrupted never' "$dateline" 2>err &
child=$!
(exec 9>never; kill -TERM $child; sleep 1) &
wait $child
[ $? = 130 ] || fault 'ended by a signal: not 130'
left=$(find . -name '*interrupted*')
[ -z "$left" ] || fault "left behind: $left"

# A data image that is none.
head -c 4096 "$dateline" >image
run 4 when 'June 12, 2023' --data image
in_err 'image'
run 4 scan nul --data missing
in_err 'missing'
finish
