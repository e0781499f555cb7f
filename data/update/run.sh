#!/bin/sh
# Takes the tables of data/ from their sources again: all of them, or those named by their script (zones, zones_longnames,
# countries, languages, places, english_words, holidays_lunar). data/update/README.md says what each writes and from what.
set -eu
cd "$(dirname "$0")/../.."
cldr=48.2.0
holidays=0.109
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cldr_package() {  # NAME: fetched once; its folder is $work/NAME
  [ ! -d "$work/$1" ] || return 0
  archive=$(cd "$work" && npm pack --silent "$1@$cldr")
  mkdir "$work/$1"
  tar -xzf "$work/$archive" -C "$work/$1" --strip-components 1
}

[ $# != 0 ] || set -- zones zones_longnames countries languages places english_words holidays_lunar
for name in "$@"; do
  case $name in
    zones) sh data/update/zones.sh ;;
    zones_longnames)
      for package in cldr-core cldr-dates-full; do cldr_package $package; done
      python3 data/update/zones_longnames.py "$work/cldr-core" "$work/cldr-dates-full"
      ;;
    countries)
      for package in cldr-core cldr-dates-full cldr-localenames-full; do cldr_package $package; done
      python3 data/update/countries.py "$work/cldr-core" "$work/cldr-dates-full" "$work/cldr-localenames-full"
      ;;
    english_words)
      (cd "$work" && apt-get -q download wamerican-small wbritish-small)
      for archive in "$work"/w*-small_*.deb; do dpkg -x "$archive" "$work/words"; done
      python3 data/update/english_words.py "$work/words"
      ;;
    holidays_lunar)
      python3 -m venv "$work/venv"
      "$work/venv/bin/pip" install --quiet "holidays==$holidays"
      "$work/venv/bin/python" data/update/holidays_lunar.py
      ;;
    languages | places) python3 "data/update/$name.py" ;;
    *)
      echo "data/update: no script for $name" >&2
      exit 2
      ;;
  esac
done
