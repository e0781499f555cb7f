#!/usr/bin/env python3
"""pages.py BENCH_PAGES DIRECTORY [ROUNDS]: dateline against htmldate (PyPI) on the pages of a directory, in memory, on
one core, taking turns. Prints the ratio of each round and the middle one. Needs `pip install htmldate`."""
import pathlib
import statistics
import subprocess
import sys
import time

from htmldate import find_date

command, directory = sys.argv[1:3]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
files = sorted(str(p) for p in pathlib.Path(directory).rglob("*.html"))
pages = [pathlib.Path(f).read_text(encoding="utf-8", errors="replace") for f in files]
ratios = []
for number in range(rounds):
    start = time.process_time()
    for page in pages:
        try: find_date(page, extensive_search=False, original_date=True)
        except (ValueError, TypeError): pass  # pages that it cannot parse
    theirs = time.process_time() - start
    said = subprocess.run([command, *files], stdout=subprocess.PIPE, text=True, check=True).stdout
    ours = float(said.splitlines()[0])
    ratios.append(theirs / ours)
    print(f"round {number + 1}: htmldate (fast) {theirs:.2f} s, dateline {ours:.2f} s, ratio {ratios[-1]:.1f}")
print(said.split("\n", 1)[1], end="")
print(f"{len(files)} pages, middle ratio {statistics.median(ratios):.1f}")
