#!/usr/bin/env python3
"""Rewrites data/datelines/english_words.tsv: words of the English dictionary that small places are called by.

    python3 data/update/english_words.py FOLDER

FOLDER: the Debian packages of PACKAGES, unpacked (data/update/run.sh does it). The dictionary is SCOWL's, its 50,000
common words in American and British spelling; of it what has no capital, no apostrophe and three letters or more. A name
that a place of LARGE people, a country or a state has is left out: it is a place more often than a word.
"""
import csv
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = "wamerican-small wbritish-small"
LARGE = 100_000


def rows(path):
    """The table's rows, as mappings."""
    if path.suffix == ".zst":
        text = subprocess.run(["zstd", "-dcq", path], check=True, stdout=subprocess.PIPE).stdout.decode()
    else:
        text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def words_of(folder):
    words = set()
    for name in ("american-english-small", "british-english-small"):
        words.update((folder / "usr/share/dict" / name).read_text(encoding="utf-8").split())
    return {w for w in words if len(w) >= 3 and w.isascii() and w.isalpha() and w.islower()}


def main():
    places = ROOT / "data/places"
    small, large = set(), set()
    for row in rows(places / "cities.tsv.zst"):
        names = {n.lower() for n in (row["name"], row["ascii"]) if n}
        (large if int(row["population"]) >= LARGE or row["feature"] == "PPLC" else small).update(names)
    for table in ("countries.tsv", "admin1.tsv", "regions.tsv", "former_countries.tsv"):
        large.update(row["name"].lower() for row in rows(places / table))
    by_hand = {row["word"] for row in rows(ROOT / "data/datelines/words.tsv") if row["list"] == "word"}
    found = sorted((words_of(pathlib.Path(sys.argv[1])) & small) - large - by_hand)
    with (ROOT / "data/datelines/english_words.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"""# English words that towns and villages are called by too ("Hope", "Wedding"): a capital alone makes no place of them.
# source: SCOWL through Debian's {PACKAGES} 2020.12.07-2, crossed with cities.tsv; Copyright 2000-2011 by Kevin Atkinson, who
# permits to use, copy, modify, distribute and sell the lists for any purpose provided that this notice appears in all copies; as is
# licence: SCOWL's; date: 2026-11-25; command: data/update/english_words.py
word
""")
        out.writelines(f"{word}\n" for word in found)


if __name__ == "__main__":
    main()
