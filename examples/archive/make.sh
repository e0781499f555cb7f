#!/bin/sh
# Writes harbour.warc.gz beside itself: a small archive of our own writing, a member a record, as crawlers make them.
#   sh examples/archive/make.sh
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
archive=harbour.warc.gz
: >"$archive"
echo 0 >"$work/number"

# record TYPE DATE URL [FIELD...]: what stands on standard input is its block.
record() {
  type=$1 date=$2 url=$3
  shift 3
  cat >"$work/block"
  number=$(($(cat "$work/number") + 1))  # pipes are shells of their own
  echo "$number" >"$work/number"
  {
    printf 'WARC/1.1\r\nWARC-Type: %s\r\nWARC-Date: %s\r\n' "$type" "$date"
    printf 'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\n' "$number"
    [ -z "$url" ] || printf 'WARC-Target-URI: %s\r\n' "$url"
    for field in "$@"; do printf '%s\r\n' "$field"; done
    printf 'Content-Length: %d\r\n\r\n' "$(wc -c <"$work/block")"
    cat "$work/block"
    printf '\r\n\r\n'
  } | gzip -9n >>"$archive"
}

# response [FIELD...]: HTTP around what stands on standard input.
response() {
  printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n'
  for field in "$@"; do printf '%s\r\n' "$field"; done
  printf '\r\n'
  cat
}

http='Content-Type: application/http; msgtype=response'
printf 'software: make.sh\r\nformat: WARC File Format 1.1\r\n' |
  record warcinfo 2024-06-18T04:00:00Z '' 'Content-Type: application/warc-fields'

response 'Date: Tue, 18 Jun 2024 04:00:06 GMT' 'Last-Modified: Tue, 18 Jun 2024 03:41:20 GMT' <<'END' |
<!doctype html>
<html lang="en-IN"><head><title>Harbour reopens after the storm</title>
<meta property="article:published_time" content="2024-06-18T08:55:00+05:30"></head>
<body><h1>Harbour reopens after the storm</h1>
<p>Published: June 18, 2024, 08:55 IST</p>
<p>KOCHI, India (Reuters) - Ferries left the harbour 40 minutes ago, and the fish market opens on Wednesday.</p>
</body></html>
END
  record response 2024-06-18T04:00:07Z https://harbour-gazette.example/2024/06/18/reopens "$http" \
    'WARC-Payload-Digest: sha1:HARBOURHARBOURHARBOURHARBOURHARB'

response 'Date: Tue, 18 Jun 2024 04:00:11 GMT' <<'END' |
<!doctype html>
<html lang="de"><head><title>Hafen wieder offen</title></head>
<body><p>Stand: 19.06.2024, 18.15 Uhr MESZ</p>
<p>Die ersten Fähren haben am Dienstag abgelegt.</p></body></html>
END
  record response 2024-06-18T04:00:12Z https://hafenbote.example/hafen "$http"

printf 'GIF89a' | record resource 2024-06-18T04:00:13Z https://hafenbote.example/punkt.gif 'Content-Type: image/gif'

# The same page a day later: the archive keeps no second copy of it.
printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nDate: Wed, 19 Jun 2024 04:00:02 GMT\r\n\r\n' |
  record revisit 2024-06-19T04:00:03Z https://harbour-gazette.example/2024/06/18/reopens "$http" \
    'WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest' \
    'WARC-Payload-Digest: sha1:HARBOURHARBOURHARBOURHARBOURHARB' \
    'WARC-Refers-To-Target-URI: https://harbour-gazette.example/2024/06/18/reopens' \
    'WARC-Refers-To-Date: 2024-06-18T04:00:07Z'
