#!/bin/sh
# bench/hostile.sh BUILD: texts made to be slow, each at four sizes: nanoseconds a byte must not grow with the size.
set -eu
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

text() {  # SHAPE BYTES
  case $1 in
    ones) yes '1' | tr '\n' ' ' ;;
    digits) yes '31415926535897932384626433832795' | tr -d '\n' ;;
    months) yes 'January' | tr '\n' ' ' ;;
    brackets) yes '([' | tr -d '\n' ;;
    dates) yes '12/06/2023' | tr '\n' ' ' ;;
    told) yes '12/06/2023 25/06/2023' | tr '\n' ' ' ;;
    distances) yes 'in 2 weeks 3 days' ;;
    clocks) yes '06:49' | tr '\n' ':' ;;
    labels) yes 'Last Updated:' | tr '\n' ' ' ;;
    words) yes 'last Monday in the' | tr '\n' ' ' ;;
    names) yes 'New York and Paris,' | tr '\n' ' ' ;;
    han) yes '新华社北京六月' | tr -d '\n' ;;
    letters) yes 'a' | tr -d '\n' ;;
    bytes) yes "$(printf '\200\377')" | tr -d '\n' ;;
  esac 2>/dev/null | head -c "$2"
}

echo "# ns a byte by stage, at 1, 2, 4 and 8 MB"
for shape in ones digits months brackets dates told distances clocks labels words names han letters bytes; do
  for stage in stamps find scan; do
    printf '%-9s %-7s' $shape $stage
    for size in 1 2 4 8; do
      text $shape $((size * 1000000)) >"$work/text"
      "$build/bench/bench_stage" $stage "$work/text" | awk '{ printf " %8.1f", $2 * 1e6 / $1 }'
    done
    echo
  done
done
