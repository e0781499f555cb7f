#!/usr/bin/env python3
"""archive_pages.py DATELINE DIRECTORY [ROUNDS]: the pages of a directory, as a WARC with a gzip member a record: dateline
over it, with all that it finds written as JSON lines, against htmldate (PyPI, fast mode) over warcio (PyPI), on one core,
taking turns. Prints pages a second of each round and the middle ratio. Needs `pip install htmldate warcio`.

Each round is a process of its own on both sides, and what counts is its processor time, less that of a run over one
small page: what an interpreter or an image takes to load is paid once a collection."""
import io
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

SMALL = b"<html><title>The harbour</title><p class=date>Published 12 June 2023, 10:49</p></html>"


def write_archive(path, pages):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number, page in enumerate(pages):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(f"http://example.org/{number}", "response", payload=io.BytesIO(page), http_headers=head))


def theirs(path):
    from htmldate import find_date
    from warcio.archiveiterator import ArchiveIterator

    with open(path, "rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type != "response":
                continue
            try:
                find_date(record.content_stream().read(), extensive_search=False, original_date=True)
            except (ValueError, TypeError):  # pages that it cannot parse
                pass


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    command, directory = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    pages = [p.read_bytes() for p in sorted(pathlib.Path(directory).rglob("*.html"))]
    with tempfile.TemporaryDirectory() as place:
        many, one = f"{place}/pages.warc.gz", f"{place}/one.warc.gz"
        write_archive(many, pages)
        write_archive(one, [SMALL])
        sides = {"htmldate": [sys.executable, __file__, "--theirs"], "dateline": [command, "scan", "--format", "jsonl", "-j1"]}
        ratios = []
        for number in range(rounds):
            took = {name: seconds(side + [many]) - seconds(side + [one]) for name, side in sides.items()}
            ratios.append(took["htmldate"] / took["dateline"])
            print(f"round {number + 1}: " + ", ".join(f"{name} {len(pages) / s:.0f} pages/s" for name, s in took.items()) + f"; ratio {ratios[-1]:.1f}")
    print(f"{len(pages)} pages, {sum(map(len, pages)) / 1e6:.1f} MB, middle ratio {statistics.median(ratios):.1f}")


if sys.argv[1:2] == ["--theirs"]:
    theirs(sys.argv[2])
else:
    main()
