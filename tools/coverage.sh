#!/bin/sh
# coverage.sh BUILD: after the tests ran in a coverage build, the share of each library file's lines that they reached.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$PWD
find "$PWD/$1" -name '*.gcda' -path '*dateline_library*' >"$work/list"
cd "$work"
xargs gcov --relative-only --source-prefix "$root" <list 2>/dev/null |
  awk -F "'" '/^File / { file = $2 } /^Lines executed:/ && file ~ /^libdateline/ {
      split($0, part, /[:% ]+/); lines = part[5]; reached = lines * part[3] / 100
      if (lines > all[file]) all[file] = lines
      if (reached > hit[file]) hit[file] = reached
      file = "" }
    END { for (f in all) { printf "%6.1f %%  %5d lines  %s\n", 100 * hit[f] / all[f], all[f], f; n += all[f]; h += hit[f] }
          if (n) printf "%6.1f %%  %5d lines  in all\n", 100 * h / n, n }' | LC_ALL=C sort -k4
