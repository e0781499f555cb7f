#!/usr/bin/env python3
"""Fits the rows "place:..." of data/evidence/places.tsv on documents whose places somebody located by hand.

    tools/fit_places.py [--bin build/dateline] [--folds 5] [--pull 1] [--least 20] DOCUMENTS.jsonl...

A line is a document as `dateline scan` takes it (text, url, lang, ...) with `places`: [{"start", "end", "lat", "lon"}], byte
offsets and degrees. Each place is resolved with --explain; of its candidates the nearest to the given point, if it lies
within 161 km, should win. A conditional logit over the evidence rows of the candidates is fitted, drawn towards the
weights in force by --pull. Folds keep documents of one host together, so no weight is judged on what it was fitted on.

Printed: how often the right candidate is first, now and with the fitted weights on the folds they were not fitted on;
then the proposed rows for which at least --least places differ. Rows that decide rarely (qualifiers, slots) are
understated by any fit on running news: look before you copy. Candidates that the command left out cannot win here.
"""
import argparse
import collections
import json
import math
import pathlib
import subprocess
import sys
import urllib.parse
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[1]
NEAR_KM = 161


def kilometres(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1, h)))


def weights_in_force():
    rows = (line.split("\t") for line in (ROOT / "data/evidence/places.tsv").read_text(encoding="utf-8").splitlines())
    return {cells[0]: float(cells[1]) for cells in rows if cells[0].startswith("place:")}


def answers(binary, documents):
    """The command's answer to each document, in their order."""
    asked = []
    for i, d in enumerate(documents):
        d = {k: v for k, v in d.items() if k not in ("places", "toponyms")} | {"id": str(i)}
        d["spans"] = [{"start": p["start"], "end": p["end"], "kind": "place"} for p in located(documents[i])]
        asked.append(json.dumps(d, ensure_ascii=False))
    run = subprocess.run([binary, "scan", "--input", "jsonl", "--format", "jsonl", "--explain", "--only", "places", "-"],
                         input="\n".join(asked), stdout=subprocess.PIPE, text=True, check=False)
    if not run.stdout:
        sys.exit(f"{binary}: no answers")
    return [json.loads(line) for line in run.stdout.splitlines()]


def located(document):
    return [p for p in document.get("places") or document.get("toponyms") or [] if p.get("lat") is not None]


def examples(documents, said, weights):
    """(host, index of the right candidate, the rows of each candidate as how often they count)."""
    for d, answer in zip(documents, said):
        by_span = {(p["start"], p["end"]): p for p in answer.get("places", [])}
        host = urllib.parse.urlsplit(d.get("url") or "").netloc or str(d.get("id"))
        for due in located(d):
            p = by_span.get((due["start"], due["end"]))
            if not p:
                continue
            candidates = ([p] if p["lat"] is not None else []) + p["alternatives"]
            far = [kilometres(c["lat"], c["lon"], due["lat"], due["lon"]) for c in candidates]
            if len(candidates) < 2 or min(far) > NEAR_KM:
                continue
            rows = []
            for c in candidates:
                times = collections.Counter()
                for e in c.get("evidence", []):
                    if weights.get(e["id"]):
                        times[e["id"]] += e["weight"] / weights[e["id"]]
                rows.append(times)
            yield host, far.index(min(far)), rows


def shares(rows, weights):
    sums = [sum(weights[k] * n for k, n in r.items()) for r in rows]
    top = max(sums)
    powers = [math.exp(s - top) for s in sums]
    return [p / sum(powers) for p in powers]


def fitted(sample, start, pull, rounds=60):
    """Gradient ascent with a step of its own for each row (Adagrad)."""
    weights, seen = dict(start), collections.Counter()
    for _ in range(rounds):
        slope = {k: -pull * (weights[k] - start[k]) for k in weights}
        for _, right, rows in sample:
            for i, share in enumerate(shares(rows, weights)):
                for k, n in rows[i].items():
                    slope[k] += ((i == right) - share) * n
        for k, s in slope.items():
            seen[k] += s * s
            weights[k] += 0.3 * s / math.sqrt(seen[k] + 1e-9)
    return weights


def right_first(sample, weights):
    return sum(max(range(len(rows)), key=shares(rows, weights).__getitem__) == right for _, right, rows in sample)


def main():
    parse = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parse.add_argument("--bin", default=str(ROOT / "build/dateline"))
    parse.add_argument("--folds", type=int, default=5)
    parse.add_argument("--pull", type=float, default=1.0)
    parse.add_argument("--least", type=int, default=20)
    parse.add_argument("documents", nargs="+", type=pathlib.Path)
    given = parse.parse_args()
    documents = [json.loads(line) for path in given.documents for line in path.read_text(encoding="utf-8").splitlines()]
    now = weights_in_force()
    sample = list(examples(documents, answers(given.bin, documents), now))
    if not sample:
        sys.exit("no located place with two candidates")
    fold = lambda e: zlib.crc32(e[0].encode()) % given.folds
    held = 0
    for f in range(given.folds):
        own = [e for e in sample if fold(e) == f]
        if own:
            held += right_first(own, fitted([e for e in sample if fold(e) != f], now, given.pull))
    print(f"places with a choice {len(sample)}: right first {right_first(sample, now)} now, {held} fitted (held out)")
    new = fitted(sample, now, given.pull)
    differs = collections.Counter(k for _, _, rows in sample for k in now if len({r.get(k, 0) for r in rows}) > 1)
    for k in sorted(now):
        if differs[k] >= given.least and abs(new[k] - now[k]) >= 0.1:
            print(f"{k}\t{new[k]:.1f}\t# {now[k]:g} now, differs in {differs[k]} places")


if __name__ == "__main__":
    main()
