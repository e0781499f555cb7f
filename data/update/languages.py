#!/usr/bin/env python3
"""Writes data/languages/<tag>/cldr.tsv for every tag of data/languages/languages.tsv from CLDR's JSON packages.

    python3 data/update/languages.py [--packages DIR]

Takes months and weekdays (wide and abbreviated; short weekdays of three letters and more; never narrow), am and pm, noon and
midnight, and the eras of the Gregorian calendar, of the language and of all its regions that write the same script.
DIR may hold the unpacked packages already (DIR/cldr-dates-full/main/..); without it they are fetched by `npm pack`.
"""
import argparse
import datetime
import json
import pathlib
import re
import subprocess
import tarfile
import tempfile
import unicodedata

VERSION = "48.2.0"
PACKAGE = "cldr-dates-full"
LANGUAGES = pathlib.Path(__file__).resolve().parents[1] / "languages"
WEEKDAYS = {"mon": "1", "tue": "2", "wed": "3", "thu": "4", "fri": "5", "sat": "6", "sun": "7"}
# CLDR writes the month of these with the joining word in front; the lexicon has that word as a link.
JOINED = {"ast": ["de ", "d'", "d’"], "ca": ["de ", "d'", "d’"], "gd": ["dhen ", "an "], "oc": ["de ", "d'", "d’"], "rm": ["da ", "d'", "d’"]}
# Letters that normalisation takes apart for good, but that much text still holds in one piece.
WHOLE = {unicodedata.normalize("NFC", chr(c)): chr(c)
         for c in (*range(0x958, 0x960), 0x9DC, 0x9DD, 0x9DF, 0xA33, 0xA36, 0xA59, 0xA5A, 0xA5B, 0xA5E, 0xB5C, 0xB5D)}
ERAS = {"ad", "bc", "bce", "ce"}
APOSTROPHES = "'’ʼ"


def fetch(into):
    subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=into, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(into / f"{PACKAGE}-{VERSION}.tgz") as archive:
        archive.extractall(into, filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(into)
    (into / "package").rename(into / PACKAGE)


def plain(text, tag):
    """As it stands in the tables: lower case, plain spaces, no direction marks, no dot at the end."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[\u00a0\u202f\u2009]", " ", text)
    text = re.sub("[\u200b\u200e\u200f\u061c]", "", text)
    if tag in ("az", "tr", "crh"):
        text = text.replace("İ", "i").replace("I", "ı")
    text = text.lower().replace("i̇", "i")
    text = text.replace("\u2024", ".").replace("॰", ".")  # the full stop of Armenian print, the abbreviation sign of Devanagari
    return re.sub(" +", " ", text).strip().removesuffix(".").strip()


def spellings(form):
    """The form and the ways to write the same that folding case and width does not bring together."""
    out = {form}
    for mark in APOSTROPHES:
        if mark in form:
            out |= {form.replace(mark, other) for other in APOSTROPHES}
    out |= {f.replace("׳", "'").replace("״", '"') for f in out}  # geresh and gershayim are typed as quotes
    for parts, whole in WHOLE.items():
        out |= {f.replace(parts, whole) for f in out}
    return out


def letters(form):
    return sum(unicodedata.category(c)[0] == "L" for c in form)


def alphabetic(form):
    return all(unicodedata.name(c, "").split(" ")[0] in ("LATIN", "CYRILLIC", "GREEK") for c in form if c.isalpha())


def calendar(main, locale):
    path = main / locale / "ca-gregorian.json"
    return json.loads(path.read_text(encoding="utf-8"))["main"][locale]["dates"]["calendars"]["gregorian"]


def locales_of(tag, names):
    """The tag itself and its regions; other scripts have a row of their own or none."""
    own = re.compile(re.escape(tag) + r"(-[A-Z]{2}|-\d{3})*$")
    return [n for n in names if own.match(n)]


def forms_of(tag, cal):
    rows = set()

    def add(kind, value, text, least=2):
        form = plain(text, tag)
        if not form or any(c.isdigit() for c in form):
            return
        if alphabetic(form) and letters(form) < least:
            return
        for spelled in spellings(form):
            rows.add((kind, value, spelled))
            for joined in JOINED.get(tag, []):
                if kind == "month" and spelled.startswith(joined):
                    rows.add((kind, value, spelled.removeprefix(joined)))
                    if joined[-1] == " ":
                        rows.discard((kind, value, spelled))

    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, text in cal["months"][context][width].items():
                add("month", number, text)
            for name, text in cal["days"][context][width].items():
                add("weekday", WEEKDAYS[name], text)
            for name, text in cal["dayPeriods"][context][width].items():
                period = name.split("-")[0]
                if period in ("am", "pm"):
                    add("ampm", period, text)
                    if "." in text:
                        add("ampm", period, text.replace("\u00a0", "").replace("\u202f", "").replace(" ", ""))
                        add("ampm", period, re.sub(r"[.\s]", "", text))
                elif period in ("noon", "midnight"):
                    add("clockword", period, text, least=4)
        for name, text in cal["days"][context]["short"].items():
            add("weekday", WEEKDAYS[name], text, least=3)
    for width in ("eraNames", "eraAbbr"):
        for number, text in cal["eras"][width].items():
            era = {"0": "bce", "1": "ce"}[number.split("-")[0]]
            if alphabetic(text) and letters(text) < 4 and plain(text, tag) not in ERAS:
                continue  # so few letters are words elsewhere; those that papers print stand in words.tsv
            add("era", era, text)
            if re.search(r"\.\s", text.strip()):
                add("era", era, re.sub(r"\s", "", text))
    return rows


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--packages", type=pathlib.Path, help="folder with the unpacked packages")
    options = ask.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        packages = options.packages or pathlib.Path(scratch)
        if not options.packages:
            fetch(packages)
        main_folder = packages / PACKAGE / "main"
        names = sorted(p.name for p in main_folder.iterdir())
        today = datetime.date.today().isoformat()
        lines = (LANGUAGES / "languages.tsv").read_text(encoding="utf-8").splitlines()
        tags = [line.split("\t")[0] for line in lines if line and not line.startswith("#")][1:]
        for tag in tags:
            rows = set()
            for locale in locales_of(tag, names):
                rows |= forms_of(tag, calendar(main_folder, locale))
            if not rows:
                raise SystemExit(f"{tag}: CLDR has no such locale")
            folder = LANGUAGES / tag
            folder.mkdir(exist_ok=True)
            head = (f"# Names of months, weekdays, day periods and eras from CLDR, regions of the language included.\n"
                    f"# source: Unicode CLDR {VERSION} (npm {PACKAGE}), licence Unicode-3.0, {today}\n"
                    f"# generated: python3 data/update/languages.py\n"
                    "class\tvalue\tform\n")
            body = sorted("\t".join(row).encode() for row in rows)
            (folder / "cldr.tsv").write_bytes(head.encode() + b"\n".join(body) + b"\n")


if __name__ == "__main__":
    main()
