# A run that is ended at any moment goes on with --resume, and what comes out is what an undisturbed run gives.
. "$(dirname "$0")/expect.sh"

# Inputs of every kind, some of them damaged.
mkdir notes
awk 'BEGIN {
  for (i = 1; i <= 40; i++) {
    name = sprintf("notes/%02d.txt", i)
    for (n = 0; n < i; n++) printf "Updated: June %d, 2023, %02d:49 IST. Talks in Paris, Texas went on Thursday.\n", n % 30 + 1, n % 24 >name
    close(name)
  }
  for (i = 1; i <= 9000; i++) {
    if (i % 500 == 7) print "{\"id\":\"open" >"lines.jsonl"
    else if (i % 900 == 1) print "" >"lines.jsonl"
    else printf "{\"id\":%d,\"text\":\"Published %d May 2021, %02d:15 GMT, in Lima\",\"country\":\"PE\"}\n", i, i % 31 + 1, i % 24 >"lines.jsonl"
    if (i <= 3000) printf "{\"id\":\"s%d\",\"text\":\"Published %d May 2021\"}\n", i, i % 31 + 1 >"stream.jsonl"
  }
}'
record() {  # NUMBER TYPE FIELDS
  body="<html><title>Page $1</title><p>Updated 12 June 2023, 0$(($1 % 10)):30 CET, Berlin</p></html>"
  [ "$2" != revisit ] || body=
  http=$(printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s' "$body")
  printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://example.org/%s\r\nWARC-Date: 2023-06-13T00:00:00Z\r\n' "$2" "$1"
  printf "$3"'Content-Type: application/http\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' "${#http}" "$http"
}
first='WARC-Refers-To-Target-URI: http://example.org/0\r\nWARC-Refers-To-Date: 2023-06-13T00:00:00Z\r\n'
profile='WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest\r\n'
i=10
while [ $i -lt 40 ]; do
  case $i in
    *3) record $i request '' ;;
    *7) record $i revisit "$first$profile" ;;
    *) record $i response '' ;;
  esac >record.$i
  gzip -c record.$i >record.$i.gz
  i=$((i + 1))
done
record 0 response '' | tee plain.warc | gzip -c >pages.warc.gz
i=0
while [ $i -lt 20 ]; do
  cat record.?? >>plain.warc
  cat record.*.gz >>pages.warc.gz
  if [ $i = 10 ]; then  # what is damaged
    head -c 200 record.15.gz >>pages.warc.gz
    echo 'no record' >>plain.warc
  fi
  i=$((i + 1))
done
printf 'notes\nlines.jsonl\nmissing.txt\nplain.warc\n-\npages.warc.gz\nnotes/07.txt\n' >list
inputs='notes lines.jsonl missing.txt plain.warc - pages.warc.gz notes/07.txt'

how=
# shellcheck disable=SC2086
scan() { $how "$dateline" scan --format jsonl $inputs -o out.jsonl --errors failed.jsonl --checkpoint 0.01 "$@" <stream.jsonl >out 2>err; }

start() {  # in the background, as the child itself and no shell around it
  how=exec
  scan "$@" &
  child=$!
  how=
}

# The moments of the kills are spread over the time that an undisturbed run takes here: with a sanitizer, or beside other
# tests, that is many times what it is elsewhere. There it is killed less often, for the whole has a minute or two.
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
moment() {  # SPAN, in milliseconds: some seconds within it
  od -An -N2 -tu2 /dev/urandom | awk -v span="$1" '{ printf "%.3f", (5 + span * $1 / 65536) / 1000 }'
}
kills() {  # MOST SPAN: how many kills fit in 20 seconds, 5 at least
  fitting=$((20000 / $2))
  [ $fitting -gt 5 ] || fitting=5
  [ $fitting -lt "$1" ] || fitting=$1
  echo $fitting
}

asked='the undisturbed run'
begun=$(milliseconds)
scan --jobs 2 --stats
[ $? = 3 ] || fault 'an undisturbed run: not 3'
span=$(($(milliseconds) - begun))
mv out.jsonl due.jsonl
mv failed.jsonl due-failed.jsonl
in_err '120 request'
tail -n 4 err | sed '$d' >due-stats  # less the line of speed
[ "$(wc -l <due.jsonl)" -gt 12000 ] && [ "$(wc -l <due-failed.jsonl)" -gt 20 ] || fault 'the undisturbed run has too little in it'

same() {
  cmp -s due.jsonl out.jsonl || fault "$1: other answers"
  cmp -s due-failed.jsonl failed.jsonl || fault "$1: other error records"
  [ -z "$(find . -name '*.part' -o -name '*.journal*')" ] || fault "$1: left behind: $(echo ./*.part ./*.journal*)"
  rm -f out.jsonl failed.jsonl
}

# Killed at random moments, 100 times in all where that takes no minutes.
for jobs in 1 2; do
  killed=0
  due=$(kills 50 $span)
  while :; do
    start --resume --jobs $jobs --stats
    if [ $killed -lt "$due" ]; then
      sleep "$(moment $((span / 2)))"
      kill -KILL $child 2>/dev/null
    fi
    wait $child 2>/dev/null
    case $? in
      137) killed=$((killed + 1)) ;;
      3)
        [ $faults = 0 ] || break
        same "jobs $jobs, killed $killed times"
        tail -n 4 err | sed '$d' | cmp -s - due-stats || fault "jobs $jobs: the totals are others"
        [ $killed -lt "$due" ] || break
        ;;
      *)
        fault "jobs $jobs, killed $killed times: exit code"
        break
        ;;
    esac
  done
done

# A database is gone on with behind its last commit, byte for byte. Each kill can leave a transaction half done.
database() { $how "$dateline" scan --format sqlite $inputs -o out.db --errors failed.jsonl --checkpoint 0.01 "$@" <stream.jsonl >out 2>err; }
begun=$(milliseconds)
database --jobs 2
[ $? = 3 ] || fault 'an undisturbed database: not 3'
span=$(($(milliseconds) - begun))
mv out.db due.db
rm failed.jsonl
no_database_left() { [ -z "$(find . -name 'out.db*')" ] || fault "$1: left behind: $(echo out.db*)"; }
same_database() {
  cmp -s due.db out.db || fault "$1: another database"
  cmp -s due-failed.jsonl failed.jsonl || fault "$1: other error records beside the database"
  rm -f out.db failed.jsonl
  no_database_left "$1"
}
for jobs in 1 2; do
  killed=0
  due=$(kills 20 $span)
  gone_on=0
  while :; do
    how=exec
    database --resume --jobs $jobs &
    child=$!
    how=
    if [ $killed -lt "$due" ]; then
      sleep "$(moment "$span")"
      kill -KILL $child 2>/dev/null
    fi
    wait $child 2>/dev/null
    code=$?
    ! grep -q 'going on behind' err || gone_on=$((gone_on + 1))
    case $code in
      137) killed=$((killed + 1)) ;;
      3)
        [ $faults = 0 ] || break
        same_database "database, jobs $jobs, killed $killed times"
        [ $killed -lt "$due" ] || break
        ;;
      *)
        fault "database, jobs $jobs, killed $killed times: exit code"
        break
        ;;
    esac
  done
  [ $gone_on != 0 ] || fault "database, jobs $jobs: never gone on with"
done
(
  trap '' XFSZ
  ulimit -f 8000  # blocks of 512 bytes
  database --jobs 2
)
[ $? = 3 ] || fault 'no room for the database: not 3'
in_err 'the same command with --resume goes on'
database --resume --country US
[ $? = 2 ] || fault 'another database asked for: not 2'
mkdir out.db
database --resume
[ $? = 3 ] || fault 'a database whose name is taken: not 3'
rmdir out.db
database --resume
[ $? = 3 ] || fault 'a database named later: not 3'
same_database 'after there was no room, and no name'
how=exec
database --jobs 1 &
child=$!
how=
i=0
while [ ! -e out.db.journal ] && [ $i -lt 1000 ]; do sleep 0.02; i=$((i + 1)); done
kill -TERM $child
wait $child
[ $? = 130 ] || fault 'a database, asked to end: not 130'
database
in_err 'an earlier run was not finished; starting over'
same_database 'a database started over'

# Asked to end: 130, what is there stays, and it is said how to go on.
until_there() {  # FILE: waits for it
  i=0
  while [ ! -e "$1" ] && [ $i -lt 1000 ]; do
    sleep 0.02
    i=$((i + 1))
  done
}
ended() {  # waits until the run has written a journal, and ends it
  until_there out.jsonl.journal
  kill -TERM $child
  wait $child
}
start --jobs 2
ended
[ $? = 130 ] || fault 'asked to end: not 130'
in_err 'the same command with --resume goes on'
[ -s out.jsonl.part ] && [ ! -e out.jsonl ] || fault 'asked to end: no unfinished output'

# What is another run is refused, and what was there stays.
cp out.jsonl.part before
scan --resume --country US
[ $? = 2 ] || fault 'other options: not 2'
in_err 'was asked for "scan --format=jsonl'
"$dateline" scan --format jsonl notes -o out.jsonl --errors failed.jsonl --resume >out 2>err
[ $? = 2 ] || fault 'other inputs: not 2'
in_err 'it had 46 inputs, now there are 40'
cmp -s before out.jsonl.part || fault 'refused, but the output is another'
cp -p lines.jsonl lines
echo >>lines.jsonl
scan --resume
[ $? = 2 ] || fault 'a changed input: not 2'
in_err 'lines.jsonl has changed since'
cp -p lines lines.jsonl
scan --resume --jobs 1
[ $? = 3 ] || fault 'resumed: not 3'
in_err 'going on behind'
same 'resumed after a refusal'

# Standard input that gives something else.
sed 's/2021/2022/' stream.jsonl >other.jsonl
(
  cat stream.jsonl
  sleep 5
) | { exec "$dateline" scan --format jsonl - -o piped --checkpoint 0 --jobs 1 2>err; } &
child=$!
until_there piped.journal
kill -TERM $child
wait $child
[ $? = 130 ] || fault 'a pipe that waits: not 130'
"$dateline" scan --format jsonl - -o piped --resume <other.jsonl >out 2>err
[ $? = 2 ] || fault 'another standard input: not 2'
in_err 'does not give what the earlier run has read of it'
"$dateline" scan --format jsonl - -o piped --resume <stream.jsonl >out 2>err
[ $? = 0 ] || fault 'the same standard input: not 0'
"$dateline" scan --format jsonl - <stream.jsonl >whole
cmp -s piped whole || fault 'standard input: other answers'

# A disk that is full, or a limit: what was written before stays.
(
  trap '' XFSZ
  ulimit -f 6000  # blocks of 512 bytes
  scan --jobs 2
)
[ $? = 3 ] || fault 'no room: not 3'
in_err 'File too large'
in_err 'the same command with --resume goes on'
scan --resume
same 'after there was no room'

# Ended between the files' getting their names.
start --jobs 2
until_there out.jsonl.journal
mkdir out.jsonl
wait $child
[ $? = 3 ] || fault 'a name that is taken: not 3'
in_err 'out.jsonl: Is a directory'
[ -e failed.jsonl ] && [ -e out.jsonl.part ] || fault 'a name that is taken: the files are not as due'
rmdir out.jsonl
scan --resume
[ $? = 3 ] || fault 'names given later: not 3'
same 'names given later'

# Without --resume it is said, and started over. Nothing to resume is said too.
start --jobs 2
ended
scan
in_err 'an earlier run was not finished; starting over'
same 'started over'
scan --resume
in_err 'there is nothing to resume'
same 'nothing to resume'
echo torn >out.jsonl.journal
echo torn >out.jsonl.part
scan --resume
in_err 'there is nothing to resume'
same 'a journal that is none'

# Two runs on one file.
mkfifo never
"$dateline" scan never -o twice 2>/dev/null &
child=$!
until_there twice.part
run 3 scan notes/07.txt -o twice
in_err 'twice: another run is writing it'
kill -KILL $child
wait $child 2>/dev/null
run 2 scan notes/07.txt --resume
in_err '--resume goes with -o FILE'
run 2 scan notes/07.txt -o /dev/null --resume
run 2 scan notes/07.txt -o same --errors same
run 2 scan notes/07.txt -o x --checkpoint soon

# A file that shrinks while it is read.
awk 'BEGIN { for (i = 0; i < 400000; i++) print "{\"id\":" i ",\"text\":\"nothing that looks like a time\"}" }' >shrinks.jsonl
"$dateline" scan --format jsonl shrinks.jsonl -o shrunk --checkpoint 0 --jobs 1 >out 2>err &
child=$!
until_there shrunk.journal
: >shrinks.jsonl
wait $child
[ $? = 3 ] || fault 'a file that shrinks: not 3'
in_err 'it was cut short while it was read'
finish
