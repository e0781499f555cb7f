#!/usr/bin/env python3
"""archives.py DATELINE ARCHIVE...: how many records of each archive are read by dateline, warcio and FastWARC (PyPI), as a
table of Markdown. Needs `pip install warcio fastwarc`. A reader that gives up has what it read before that, and a `!`;
one that goes on past damage and says so has a `~`."""
import os
import re
import subprocess
import sys


def dateline(command, path):
    run = subprocess.run([command, "scan", "--input", "warc", "--format", "jsonl", "--stats", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=300)
    said = run.stderr.decode(errors="replace")
    documents = re.search(r"^(\d+) documents, \S+ MB, (\d+) could not be read", said, re.M)
    others = re.search(r"^records that are no documents: ([^(\n]*)", said, re.M)
    count = int(documents[1]) - int(documents[2]) if documents else 0
    count += sum(int(n) for n in re.findall(r"(\d+) [a-z]", others[1])) if others else 0
    return count, "" if run.returncode in (0, 1) else "~" if run.returncode == 3 else "!"


def warcio(_, path):
    from warcio.archiveiterator import ArchiveIterator

    count = 0
    try:
        with open(path, "rb") as file:
            for record in ArchiveIterator(file, arc2warc=True):
                count += 1
                record.raw_stream.read()
    except Exception:  # whatever stops it
        return count, "!"
    return count, ""


def fastwarc(_, path):
    from fastwarc import warc

    count = 0
    try:
        with open(path, "rb") as file:
            for record in warc.ArchiveIterator(file):
                count += 1
                record.reader.read()
    except Exception:
        return count, "!"
    return count, ""


def main():
    command, paths = sys.argv[1], sys.argv[2:]
    print("| archive | dateline | warcio | FastWARC |")
    print("| --- | ---: | ---: | ---: |")
    same = 0
    for path in paths:
        said = [tool(command, path) for tool in (dateline, warcio, fastwarc)]
        if len(set(said)) == 1 and not said[0][1]:
            same += 1
        else:
            print(f"| {os.path.basename(path)} | " + " | ".join(f"{count}{mark}" for count, mark in said) + " |")
    print(f"\n{same} of {len(paths)} archives: as many records by all three.")


main()
