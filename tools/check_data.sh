#!/bin/sh
# check_data.sh [--write] [ROOT]: every table of data/ says where it comes from, under what licence and from when, and
# data/SOURCES.md repeats it. With --write, data/SOURCES.md is written anew. (What the tables hold is checked by the tool
# that packs them.)
set -eu
write=
if [ "${1:-}" = --write ]; then write=yes; shift; fi
cd "${1:-.}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

header() {
  case $1 in
    *.zst) zstd -dcq "$1" 2>/dev/null | sed -n '/^#/!q;p' ;;
    *) sed -n '/^#/!q;p' "$1" ;;
  esac
}

faults=0
find data \( -name '*.tsv' -o -name '*.tsv.zst' -o -name '*.txt' \) ! -path 'data/update/*' | LC_ALL=C sort >"$work/tables"
while read -r table; do
  header "$table" >"$work/header"
  for want in 'source: ' 'licen[cs]e|CC BY|CC0|Unicode-3.0|public domain|by hand|as the project' '20[0-9][0-9]-[01][0-9]'; do
    if ! grep -qiE "$want" "$work/header"; then
      echo "$table:1: the header says nothing of: $want"
      faults=1
    fi
  done
  # The account of a table: its header from "source:" on.
  sed -E 's/^# ?//' "$work/header" | tr '\n' ' ' |
    awk '{ at = match(tolower($0), /(^|[^a-z])source: /); if (at > 0) { $0 = substr($0, at + (at > 1)); gsub(/\|/, "\\|"); sub(/ +$/, ""); print } }' >"$work/account"
  # Tables of one folder and name with one account are one line: data/languages/TAG/cldr.tsv.
  group=$(echo "$table" | sed -E 's|^data/languages/[^/]+/|data/languages/TAG/|; s|^data/agencies/.*|data/agencies/NAME.tsv|')
  printf '%s\t%s\n' "$group" "$(cat "$work/account")"
done <"$work/tables" >"$work/out"
grep -vE "$(printf '\t')" "$work/out" || true

{
  echo '# Sources and licences of the tables'
  echo
  echo 'Written by `./dev docs` from the headers of the tables.'
  echo
  echo 'What is our own is under the Apache License 2.0, as the code is. The rest keeps its licence:'
  echo
  echo '- Contains data of GeoNames (https://www.geonames.org), CC BY 4.0, changed: selected, joined, sorted and packed.'
  echo '- Contains data of Unicode CLDR, Unicode License V3 (https://www.unicode.org/license.txt).'
  echo '- Contains words of SCOWL, Copyright 2000-2011 by Kevin Atkinson: permission to use, copy, modify, distribute and sell'
  echo '  is granted for any purpose, provided that this notice appears in all copies; as is.'
  echo '- The tz database, Natural Earth and the US Census outlines are in the public domain.'
  echo
  echo '| Table | Account |'
  echo '| --- | --- |'
  grep -E "$(printf '\t')" "$work/out" | LC_ALL=C sort -u |
    awk -F '\t' '{ n[$1]++; if (!($1 in seen)) { order[++k] = $1; seen[$1] = $2 } else if (index(seen[$1], $2) == 0 && n[$1] <= 3) seen[$1] = seen[$1] "<br>" $2 }
      END { for (i = 1; i <= k; i++) { name = order[i]; sub(/^data\//, "", name); printf "| `%s` | %s |\n", name, seen[order[i]] } }'
} >"$work/SOURCES.md"
if [ -n "$write" ]; then
  cp "$work/SOURCES.md" data/SOURCES.md
elif ! cmp -s "$work/SOURCES.md" data/SOURCES.md; then
  echo 'data/SOURCES.md:1: not what the headers say; run ./dev docs'
  faults=1
fi
exit $faults
