#!/bin/sh
# check_source.sh [ROOT]: what no compiler says. Files of one idea; names that mean something; a library that is a
# good guest: no printing, no aborting, no environment, no clock, no thrown exceptions across its interface.
set -eu
cd "${1:-.}"
find libdateline cli tools bench tests examples -name '*.[ch]pp' -o -name '*.h' | LC_ALL=C sort | xargs awk '
  function wrong(what) { printf "%s:%d: %s\n", FILENAME, FNR, what; faults++ }
  function close_file() { if (last != "" && lines > 500) { printf "%s: %d lines; what is the second idea in it?\n", last, lines; faults++ } }
  FNR == 1 { close_file(); last = FILENAME; library = FILENAME ~ /^libdateline\//
    if (FILENAME ~ /(util|helper|manager|process|misc|common)[^\/]*$/) wrong("the name does not say what the file is about") }
  { lines = FNR }
  /TODO|FIXME/ { wrong("finish it, or open an issue") }
  { code = $0; sub(/\/\/.*/, "", code); gsub(/"([^"\\]|\\.)*"/, "\"\"", code) }
  library && code ~ /(^|[^_[:alnum:]])(getenv|secure_getenv|setlocale|abort|exit|_exit|system|printf|puts|fprintf|perror)[ ]*\(/ { wrong("a library does not do this: " code) }
  library && code ~ /std::(cout|cerr|clog)|fmt::print|(system|steady|high_resolution)_clock::now/ { wrong("a library does not do this: " code) }
  library && code ~ /std::time[ ]*\(|[^_[:alnum:]]time[ ]*\((nullptr|NULL|0)\)|localtime|std::locale::global/ { wrong("a library does not do this: " code) }
  library && FILENAME ~ /\.hpp$/ && code ~ /using namespace/ { wrong("a header does not open a namespace for others") }
  END { close_file(); exit faults ? 1 : 0 }'
