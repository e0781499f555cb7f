#!/bin/sh
# check_docs.sh [--write] COMMAND: the documents say what is so. Links lead somewhere; the lines of ```console blocks
# that begin with `$ dateline` are run by COMMAND (in examples/) and print what stands below them; the C++ of README.md
# stands in an example that is compiled; docs/checks.md is what `dateline checks` says. With --write, the generated parts
# are written anew.
set -eu
write=
if [ "${1:-}" = --write ]; then write=yes; shift; fi
command=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "$*"; faults=1; }

documents=$(find . -name '*.md' ! -path './build*' ! -path './.git/*' | sed 's|^\./||' | LC_ALL=C sort)

for document in $documents; do
  # shellcheck disable=SC2013  # links have no spaces
  for link in $(sed '/^```/,/^```/d' "$document" | grep -oE '\]\([^)]+\)' | sed -E 's/^\]\(//; s/\)$//; s/#.*//'); do
    case $link in http*: | http*) continue ;; esac
    [ -e "$(dirname "$document")/$link" ] || fault "$document: nothing stands at $link"
  done
done

PATH=$(dirname "$command"):$PATH
export PATH LC_ALL=C.UTF-8 TZ=UTC
# ```console blocks, lines that begin with `$ dateline`, and what they print
examples_of() {  # DOCUMENT
  in_block=
  skipping=
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      '```console') in_block=yes skipping='' ;;
      '```'*) in_block='' skipping='' ;;
    esac
    if [ -n "$in_block" ] && [ "${line#\$ dateline}" != "$line" ]; then
      printf '%s\n' "$line"
      (cd examples && eval "${line#\$ } --color never" </dev/null 2>&1) || {
        status=$?
        # 1: nothing found, or findings
        [ "$status" -le 1 ] || echo "exit $status"
      }
      skipping=yes
    elif [ -n "$in_block" ] && [ -n "$skipping" ] && [ "${line#\$ }" = "$line" ]; then
      :
    else
      skipping=
      printf '%s\n' "$line"
    fi
  done <"$1"
}
for document in $documents; do
  grep -q '^```console' "$document" || continue
  examples_of "$document" >"$work/run"
  if [ -n "$write" ]; then
    cat "$work/run" >"$document"
  elif ! diff -u "$document" "$work/run" >"$work/difference"; then
    cat "$work/difference"
    fault "$document: its examples print something else; run ./dev docs"
  fi
done

# The C++ of README.md, less its include, word for word in the first example.
sed -n '/^```cpp/,/^```/p' README.md | grep -vE '^```|^#include|^$' >"$work/lines"
while IFS= read -r line; do
  grep -qF -- "$line" examples/010-first-stamp.cpp || fault "README.md: not in examples/010-first-stamp.cpp: $line"
done <"$work/lines"

{
  echo '# Checks'
  echo
  echo 'Written by `./dev docs` from `dateline checks`. An error cannot be true, a warning is probably a slip, an info says'
  echo 'what was decided. A finding that holds under some readings only says so and is no verdict.'
  dateline checks --format tsv --color never | awk -F '\t' '
    function shown(text) { gsub(/\\n/, "\n    ", text); return "    " text }
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    { printf "\n## %s\n\n%s: %s\n\nFires:\n\n%s\n\nDoes not:\n\n%s\n", $at["check"], $at["severity"], $at["summary"], shown($at["fires"]), shown($at["quiet"])
      if ($at["given"] != "") printf "\n(given %s)\n", $at["given"] }'
} >"$work/checks.md"
if [ -n "$write" ]; then
  cp "$work/checks.md" docs/checks.md
elif ! cmp -s "$work/checks.md" docs/checks.md; then
  fault 'docs/checks.md: not what `dateline checks` says; run ./dev docs'
fi
exit $faults
