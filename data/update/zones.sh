#!/bin/sh
# Regenerates data/zones/{zones,transitions,links,leap_seconds}.tsv from this machine's tz database (Debian: apt install
# tzdata libhowardhinnant-date-dev). The version that results is that of tzdata.zi; commit the difference as it is.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# USE_OS_TZDB has to agree with how the library was built, else the layouts differ without a word.
${CXX:-g++} -std=c++20 -O1 -DUSE_OS_TZDB=1 -I"$root/tools/image" -I"$root/libdateline/src" -I"$root/libdateline/include" "$root/data/update/zones.cpp" -o "$work/zones" -ldate-tz
"$work/zones" "${ZONEINFO:-/usr/share/zoneinfo}" "$root/data" "$(date -u +%F)"
