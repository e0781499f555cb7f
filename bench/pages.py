#!/usr/bin/env python3
"""pages.py BENCH_PAGES DIRECTORY [ROUNDS]: dateline against htmldate (PyPI) on the pages of a directory, in memory, on
one core, taking turns. Prints the ratio of each round and the middle one. Needs `pip install htmldate`.

Both sides get the same bytes, in a process of their own each round: htmldate remembers what it has parsed, and no page
of an archive comes twice. Each first reads one small page of ours, so that what is loaded once is loaded, then every
page once; what counts is the processor time of those. htmldate runs in its fast mode, extensive_search=False."""
import pathlib
import statistics
import subprocess
import sys
import time

WARM = b"<html><title>The harbour</title><h1>The harbour</h1><p class=date>Published 12 June 2023, 10:49</p><p>Ships came.</p></html>"


def theirs(files):
    from htmldate import find_date
    pages = [pathlib.Path(f).read_bytes() for f in files]
    find_date(WARM, extensive_search=False, original_date=True)
    each = []
    for page in pages:
        start = time.process_time()
        try:
            find_date(page, extensive_search=False, original_date=True)
        except (ValueError, TypeError):  # pages that it cannot parse
            pass
        each.append(time.process_time() - start)
    each.sort()
    print(sum(each))
    print("# htmldate, a page: " + ", ".join(f"{name} {1e3 * each[min(len(each) - 1, int(share * len(each)))]:.2f} ms"
                                             for name, share in (("median", .5), ("p90", .9), ("p99", .99), ("longest", 1))))


def seconds(command, files):
    said = subprocess.run(command, input="\n".join(files), stdout=subprocess.PIPE, text=True, check=True).stdout
    first, rest = said.split("\n", 1)
    return float(first), rest


def main():
    command, directory = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    files = sorted(str(p) for p in pathlib.Path(directory).rglob("*.html"))
    size = sum(pathlib.Path(f).stat().st_size for f in files) / 1e6
    ratios = []
    for number in range(rounds):
        other, other_said = seconds([sys.executable, __file__, "--theirs"], files)
        own, own_said = seconds([command], files)
        ratios.append(other / own)
        print(f"round {number + 1}: htmldate (fast) {other:.2f} s, {size / other:.0f} MB/s; "
              f"dateline {own:.2f} s, {size / own:.0f} MB/s; ratio {ratios[-1]:.1f}")
    print(other_said + own_said, end="")
    print(f"{len(files)} pages, {size:.1f} MB, middle ratio {statistics.median(ratios):.1f}")


if sys.argv[1:] == ["--theirs"]:
    theirs(sys.stdin.read().splitlines())
else:
    main()
