#!/usr/bin/env python3
"""Writes the figures of docs/pages.md: dateline and its peers over the same pages.

    python3 bench/peers/pages.py [BUILD]

Wants BUILD/dateline (build, unless said), the pages of PAGES (not part of this repository), zstd, and the package
registries; npm and go for the peers that come by them. The peers go into BUILD/peers. A peer that does not install is
named with the reason.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timezone

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(ROOT, sys.argv[1] if len(sys.argv) > 1 else "build")
PLACE = os.path.join(BUILD, "peers")
PAGES = os.path.join(ROOT, "..", "shared", "corpora", "pages")
BEGIN, END = "<!-- figures: bench/peers/pages.py -->\n", "<!-- end of figures -->\n"


def lines(command, **more):
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "TZ": "UTC"}, **more)
    return run.stdout.decode().splitlines()


# ---- pages ----------------------------------------------------------------------------------------
def unpacked():
    folder = os.path.join(tempfile.gettempdir(), "dateline-bench-pages")
    if not os.path.isdir(os.path.join(folder, "html")):
        os.makedirs(folder, exist_ok=True)
        lines(["tar", "--use-compress-program", "zstd -d --long=27", "-C", folder, "-xf", os.path.join(PAGES, "html.tar.zst")])
    return folder


def rows(name, folder):
    with open(os.path.join(PAGES, name), encoding="utf-8") as file:
        return [{**row, "path": os.path.join(folder, row["file"])} for row in map(json.loads, file)]


def told(pages):
    path = os.path.join(PLACE, "pages.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": p["id"], "path": p["path"], "url": p["url"]}, ensure_ascii=False) + "\n" for p in pages)
    return path


# ---- the tools, each from pages to {id: {day, utc}} -------------------------------------------------
def dateline(pages):
    out = {}
    for line in lines([os.path.join(BUILD, "dateline"), "scan", "--input", "jsonl", "--format", "jsonl", told(pages)]):
        report = json.loads(line)
        answer = report.get("published") or report.get("updated")
        stamp = report["timestamps"][answer["timestamp"]] if answer else {}
        clock = stamp.get("precision") in ("minute", "second")
        out[report["id"]] = {"day": (stamp.get("value") or "")[:10] or None, "utc": answer["utc"] if answer and clock else None}
    return out


def adapter(*command):
    return lambda pages: {r["id"]: r for r in map(json.loads, lines([*command, told(pages)]))}


VENV = os.path.join(PLACE, "venv", "bin", "python")


def pip(*packages):
    if not os.path.exists(VENV):
        lines([sys.executable, "-m", "venv", os.path.join(PLACE, "venv")])
    lines([VENV, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])


def npm(*packages):
    lines(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", PLACE, *packages])


def go(package):
    home = os.path.join(PLACE, "go_htmldate")
    if os.path.exists(os.path.join(home, "go_htmldate")):
        return
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(os.path.join(HERE, "go_htmldate"), home)
    lines(["go", "mod", "init", "go_htmldate"], cwd=home)
    lines(["go", "get", package], cwd=home)
    lines(["go", "mod", "tidy"], cwd=home)
    lines(["go", "build", "-o", "go_htmldate", "."], cwd=home)


def python(tool):
    return adapter(VENV, os.path.join(HERE, "page_peers.py"), tool)


PEERS = [
    ("htmldate, fast", pip, ["htmldate==1.11.0"], python("htmldate"), "`find_date(html, extensive_search=False, original_date=True, url, outputformat)`"),
    ("htmldate, extensive", pip, ["htmldate==1.11.0"], python("htmldate-extensive"), "the same with `extensive_search=True`"),
    ("go-htmldate", go, ["github.com/markusmobius/go-htmldate@v1.10.1"], adapter(os.path.join(PLACE, "go_htmldate", "go_htmldate")),
     "`FromReader(file, {UseOriginalDate, ExtractTime, URL})`"),
    ("newspaper4k", pip, ["newspaper4k==0.9.6", "lxml_html_clean"], python("newspaper4k"), "`PubdateExtractor.parse(url, document)`"),
    ("trafilatura", pip, ["trafilatura==2.3.1"], python("trafilatura"), "`extract_metadata(html, default_url).date`, a day"),
    ("metascraper-date", npm, ["metascraper@5.49.24", "metascraper-date@5.49.24"], adapter("node", os.path.join(HERE, "page_peers.js"), PLACE),
     "`datePublished`, else `date`"),
]


# ---- judging --------------------------------------------------------------------------------------
def instant(text):
    if not text:
        return None
    try:
        t = datetime.fromisoformat(re.sub(r"\.\d+", "", text).replace("Z", "+00:00"))
    except ValueError:
        return None
    return t if t.tzinfo else t.replace(tzinfo=timezone.utc)


def table(head, body):
    return "\n".join("| " + " | ".join(map(str, r)) + " |" for r in [head, ["---"] + ["---:"] * (len(head) - 1)] + body) + "\n"


def days(pages, by):
    tally, shown = collections.Counter(), [0, 0]
    for p in pages:
        day = (by.get(p["id"]) or {}).get("day")
        right = bool(day) and day == p.get("published")
        tally["right" if right else "wrong" if day else "none"] += 1
        if not set(p.get("date_in") or []) & {"jsonld", "meta", "time@datetime", "abbr"}:
            shown[0] += right
            shown[1] += 1
    n = len(pages)
    return [tally["right"], tally["wrong"], tally["none"], f"{tally['right'] / n:.3f}", f"{shown[0] / max(1, shown[1]):.3f}"]


def instants(pages, by):
    zoned = [p for p in pages if p["has_zone"]]
    right = sum(1 for p in zoned if (u := instant((by.get(p["id"]) or {}).get("utc"))) and abs((u - instant(p["published_utc"])).total_seconds()) <= 60)
    day = sum(1 for p in pages if ((by.get(p["id"]) or {}).get("day") or "") in (p["published"][:10], (p.get("published_utc") or p["published"])[:10]))
    return [right, len(zoned) - right, f"{right / len(zoned):.3f}", f"{day / len(pages):.3f}"]


def main():
    os.makedirs(PLACE, exist_ok=True)
    folder = unpacked()
    by_day, by_instant = rows("htmldate_eval.jsonl", folder), rows("fundus.jsonl", folder)
    versions = json.loads(lines([os.path.join(BUILD, "dateline"), "when", "2024-07-18", "--format", "jsonl"])[0])["versions"]
    called = [["dateline " + versions["dateline"], f"`dateline scan --input jsonl`; data of {versions['data']}"]]
    tools = [("dateline", dateline)]
    for name, install, packages, run, how in PEERS:
        try:
            install(*packages)
            tools.append((name, run))
            called.append([name, f"`{' '.join(packages)}`: {how}"])
        except (subprocess.CalledProcessError, OSError) as e:
            said = (getattr(e, "stderr", None) or str(e).encode()).decode(errors="replace").strip().splitlines()
            called.append([name, f"not run: {said[-1] if said else 'no reason given'}"])
    text = table(["tool", "how it was called"], called).replace("---:", "---")
    text += f"\n### The day: {len(by_day)} pages of many sites\n\n"
    text += table(["tool", "right", "wrong", "none", "share right", "of those that show the day to readers alone"],
                  [[name] + days(by_day, run(by_day)) for name, run in tools])
    text += f"\n### The instant: {len(by_instant)} news pages\n\n"
    text += table(["tool", "within a minute", "not", "share", "right day"], [[name] + instants(by_instant, run(by_instant)) for name, run in tools])
    path = os.path.join(ROOT, "docs", "pages.md")
    with open(path, encoding="utf-8") as file:
        before, rest = file.read().split(BEGIN)
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + text + END + rest.split(END)[1])


main()
