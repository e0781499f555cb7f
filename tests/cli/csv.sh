# Columns of tables: what is added, what is never touched, what is decided for a whole column, and what is left open.
. "$(dirname "$0")/expect.sh"

# The added cells stand behind the row; the rest of it is the same bytes.
printf 'id,when,"a ""note"""\r\n1,"June 12, 2023, 06:49 IST","two\nlines"\r\n2,n/a,\r\n3,,last' >stamps.csv
run 0 csv stamps.csv -c when --country IN --fields utc,status
printf 'id,when,"a ""note""",when_utc,when_status\r\n1,"June 12, 2023, 06:49 IST","two\nlines",2023-06-12T01:19:00Z,certain\r\n2,n/a,,,unread\r\n3,,last,,' >due
cmp -s due out || fault 'the table is not the one that is due'
in_err '3 rows of 3 columns'; in_err '1 settled, 0 undecided, 1 not read, 1 empty'; in_err 'line 4 "n/a"'

# Undecided is said, with why, and no utc.
run 0 csv stamps.csv -c when --fields utc,status,why
in_out ',,undecided,"IST can mean '; in_err 'with several readings'

# The order of a whole column: one date that can only be day first tells it of the others.
printf 'd\n12/06/2023\n25/06/2023\n' >dmy.csv
run 0 csv dmy.csv -c d --fields value,order
in_out '12/06/2023,2023-06-12,dmy'; in_err 'dates are day first: "25/06/2023" in line 3'
printf 'd\n12/06/2023\n06/25/2023\n' >mdy.csv
run 0 csv mdy.csv -c d --fields value
in_out '12/06/2023,2023-12-06'; in_err 'dates are month first'
printf 'd\n12/06/2023\n06/25/2023\n25/06/2023\n' >mixed.csv
run 0 csv mixed.csv -c d --fields value,status --country US
in_out '12/06/2023,"[2023-12-06,2023-06-12]",undecided'; in_out '06/25/2023,2023-06-25'; in_err 'mixed orders'
run 0 csv mixed.csv -c d --fields value --order dmy
in_out '12/06/2023,2023-06-12'
printf 'd\n12/06/2023\n' >open.csv
run 0 csv open.csv -c d --fields utc,status,findings
in_out '12/06/2023,,undecided,date-order-ambiguous'; in_err 'an order that nothing tells'
"$dateline" csv - -c 1 --fields value <dmy.csv >out 2>err  # a pipe is looked at twice too
in_out '12/06/2023,2023-06-12'
cat dmy.csv | "$dateline" csv -c d --fields value >piped 2>err
cmp -s out piped || fault 'a pipe is answered in another way than a file'

# Numbers are times only where the whole column is, and it is said.
printf 'n,m\n45089,45089\n45090.25,45090\n45091,12 June\n' >numbers.csv
run 0 csv numbers.csv -c n -c m --fields value
in_out '45090.25,45090,2023-06-13T06:00,'; in_err 'read as days of a spreadsheet'
run 0 csv numbers.csv -c n --fields value --numbers none
in_out '45090.25,45090,'; not_in_out '2023-06-13'
printf 't\n1686532740\n1686532741\n1686532742\n' >unix.csv
run 0 csv unix.csv -c t --fields utc
in_out '1686532740,2023-06-12T01:19:00Z'; in_err 'seconds since 1970'

# Other columns tell of a row.
printf 'when,cc,seen\n"June 12, 2023, 06:49 IST",IN,2023-06-14T08:00Z\n"June 12, 2023, 06:49 IST",IE,x\non Monday,,2023-06-14T08:00Z\n' >told.csv
run 0 csv told.csv -c when --country-column cc --reference-column seen --fields utc,value
in_out ',2023-06-12T01:19:00Z,'; in_out ',2023-06-12T05:49:00Z,'; in_out 'on Monday,,2023-06-14T08:00Z,,2023-06-12'
in_err 'another column that cannot be used'

# Places, with what qualifies them in columns of their own.
printf 'town;state\nParis;Texas\nParis;\nSpringfield;\nXyzzyville;\n' >towns.csv
run 0 csv towns.csv -c town --as place --qualifier-column state --fields geonames_id,status
in_out 'Paris;Texas;4717560;'; in_out 'Xyzzyville;;;unread'; in_err 'separated by ";"'
run 2 csv towns.csv -c town --qualifier-column state

# Names that do not clash, tables without a header, columns by number.
printf 'd,d_value\n2023-06-12,x\n' >clash.csv
run 0 csv clash.csv -c d --fields value
in_out 'd,d_value,d_value_2'
run 0 csv clash.csv -c 1 --no-header --fields value
in_out 'd,d_value,'; lines 2
run 2 csv clash.csv -c no-such
in_err 'there is no column "no-such"'
run 2 csv clash.csv -c 7
run 2 csv clash.csv -c name --no-header
run 2 csv clash.csv
run 2 csv clash.csv -c d --fields no-such
run 2 csv clash.csv -c d --separator ,,
run 3 csv no-such.csv -c d

# Ragged rows are kept, filled up, and said; blank lines are no rows.
printf 'a,b,c\n2023-06-12\n\n2023-06-12,2,3,4\n' >ragged.csv
run 0 csv ragged.csv -c a --fields value
printf 'a,b,c,a_value\n2023-06-12,,,2023-06-12\n\n2023-06-12,2,3,4,2023-06-12\n' >due
cmp -s due out || fault 'ragged rows come out another way'
in_err 'fewer fields than 3'; in_err 'line 2'; in_err 'more fields than 3'; in_err 'line 4'

# Encodings stay what they are.
printf '\357\273\277d\r\n2023-06-12\r\n' >marked.csv
run 0 csv marked.csv -c d --fields value
printf '\357\273\277d,d_value\r\n2023-06-12,2023-06-12\r\n' | cmp -s - out || fault 'a byte-order mark is lost'
printf '\377\376d\000\n\0005\0004\000' >units.csv
run 0 csv units.csv -c d --fields status
printf '\377\376d\000,\000d\000_\000s\000t\000a\000t\000u\000s\000\n\0005\0004\000,\000u\000n\000r\000e\000a\000d\000' | cmp -s - out || fault 'UTF-16 comes out another way'
printf 'ort,tag\nK\366ln,12. M\344rz 2023\nM\374nchen,13. M\344rz 2023\nD\374sseldorf,14. M\344rz 2023\n' >latin.csv
run 0 csv latin.csv -c tag --fields value --encoding latin1
printf 'ort,tag,tag_value\nK\366ln,12. M\344rz 2023,2023-03-12\n' >due
head -n 2 out | cmp -s - due || fault 'latin1 comes out another way'
run 0 csv latin.csv -c ort --as place --fields name --encoding latin1
in_out "$(printf 'K\366ln,12. M\344rz 2023,')"
run 2 csv latin.csv -c ort --encoding no-such

# Records that are too long, and quotes that nothing closes: given as they are, told, and the exit code says so.
{ echo 'd,x'; printf '2023-06-12,"'; head -c 400000 /dev/zero | tr '\0' x; printf '"\n2023-06-13,y\n'; } >long.csv
run 3 csv long.csv -c d --fields value,status --max-record 64k --errors errors.jsonl
in_out ',unread'; in_out '2023-06-13,y,2023-06-13,undecided'; in_err 'long.csv:2: longer than 64K'
grep -q '"code":"too-large"' errors.jsonl || fault 'the record that is too long is not in --errors'
printf 'd,x\n2023-06-12,"open\n2023-06-13,y\n' >unclosed.csv
run 3 csv unclosed.csv -c d --fields value --errors errors.jsonl
printf 'd,x,d_value\n2023-06-12,"open\n2023-06-13,y\n' | cmp -s - out || fault 'an open quote comes out another way'
in_err 'nothing closes'
run 0 csv stamps.csv -c when --errors errors.jsonl -o written.csv
silent
grep -q '"id":"stamps.csv:4"' errors.jsonl || fault 'what is not read is not in --errors'
[ -s written.csv ] || fault 'nothing was written'

# The same bytes whatever the number of jobs.
awk 'BEGIN { print "n,d"; for (i = 0; i < 20000; i++) printf "%d,%d/%d/20%02d 10:%02d\n", i, i % 28 + 1, i % 12 + 1, i % 23, i % 60 }' >many.csv
run 0 csv many.csv -c d --zone Asia/Tokyo --jobs 1
cp out one; cp err one.err
run 0 csv many.csv -c d --zone Asia/Tokyo --jobs 4
cmp -s out one || fault 'four jobs give other bytes than one'
cmp -s err one.err || fault 'four jobs say something else than one'
run 0 csv many.csv -c d -q
quiet
finish
