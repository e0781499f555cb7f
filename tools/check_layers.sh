#!/bin/sh
# check_layers.sh [ROOT]: the one way through the house. A stage includes the stages to its left, the knowledge and
# the public values; never the other way. Prints each include that breaks this as FILE:LINE and fails.
set -eu
cd "${1:-.}"
find libdateline cli tools/image -name '*.[ch]pp' -o -name '*.h' | LC_ALL=C sort | xargs awk '
  BEGIN {
    allowed["include"] = "dateline"
    allowed["know"]    = "know dateline"
    allowed["archive"] = "archive dateline"
    allowed["read"]    = "read know dateline"
    allowed["find"]    = "find read know dateline"
    allowed["resolve"] = "resolve find read know dateline"
    allowed["check"]   = "check resolve find read know dateline"
    allowed["report"]  = "report check resolve find read know dateline"
    allowed["root"]    = "report check resolve find read archive know dateline"  # scan.cpp: puts the stages together
    allowed["cli"]     = "cli report check read know dateline"
    allowed["tools"]   = "tools know dateline"
  }
  FNR == 1 {
    if (FILENAME ~ /^libdateline\/include\//) layer = "include"
    else if (FILENAME ~ /^libdateline\/src\/[^\/]+\//) { split(FILENAME, part, "/"); layer = part[3] }
    else if (FILENAME ~ /^libdateline\/src\//) layer = "root"
    else { split(FILENAME, part, "/"); layer = part[1] }
    if (!(layer in allowed)) { printf "%s: folder %s is no stage that tools/check_layers.sh knows\n", FILENAME, layer; wrong++ }
  }
  # date/tz reads the machine: the library has its zones from the data image.
  FILENAME ~ /^(libdateline|cli)\// && /^[ \t]*#[ \t]*include[ \t]*<date\/tz/ {
    printf "%s:%d: date/tz is for the tests and for data/update\n", FILENAME, FNR; wrong++
  }
  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, part, "\""); path = part[2]
    if (path ~ /\.\./) { printf "%s:%d: include by full path, not %s\n", FILENAME, FNR, path; wrong++; next }
    from = layer == "root" ? "root" : (layer == "tools" ? "tools" : layer)
    if (path ~ /\//) { split(path, dirs, "/"); to = dirs[1] } else to = from
    if (to == from) next
    if (index(" " allowed[layer] " ", " " to " ") == 0) {
      printf "%s:%d: %s may not include %s\n", FILENAME, FNR, layer, path; wrong++
    }
  }
  END { exit wrong ? 1 : 0 }'
