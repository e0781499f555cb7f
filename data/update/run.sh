#!/bin/sh
# Takes the tables of data/ from their sources again: all of them, or those named (a folder of data/
# with a script of its name here).
# See data/update/README.md for what each needs.
set -eu
cd "$(dirname "$0")/../.."
if [ $# = 0 ]; then  # each folder of data/ that has a script of its name
  for folder in data/*/; do
    name=$(basename "$folder")
    if [ -f "data/update/$name.sh" ] || [ -f "data/update/$name.py" ]; then set -- "$@" "$name"; fi
  done
fi
for name in "$@"; do
  if [ -f "data/update/$name.sh" ]; then sh "data/update/$name.sh"
  elif [ -f "data/update/$name.py" ]; then python3 "data/update/$name.py"
  else
    echo "data/update: no script for $name" >&2
    exit 2
  fi
done
