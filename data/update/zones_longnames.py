#!/usr/bin/env python3
"""Rewrites the rows of data/zones/longnames.tsv whose source is cldr from the npm packages cldr-core and
cldr-dates-full, unpacked in the two folders given; rows of other sources stay as they are.

    npm pack cldr-core@48.2.0 cldr-dates-full@48.2.0   # unpack each, then
    data/update/zones_longnames.py CLDR_CORE CLDR_DATES_FULL
"""
import datetime
import json
import pathlib
import sys

LOCALES = """ar bg bn ca cs da de el en es et fa fi fil fr gu he hi hr hu id is it ja ko lt lv mr ms nb ne nl pl pt pt-PT ro ru
sk sl sr sv sw ta te th tr uk ur vi zh zh-Hant""".split()
SEASONS = {"generic": "generic", "standard": "std", "daylight": "dst"}
ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "data/zones/longnames.tsv"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def main():
    core, dates = map(pathlib.Path, sys.argv[1:3])
    version = read(core / "package.json")["version"]
    likely = read(core / "supplemental/likelySubtags.json")["supplemental"]["likelySubtags"]
    golden = {}
    for row in read(core / "supplemental/metaZones.json")["supplemental"]["metaZones"]["metazones"]:
        zone = row["mapZone"]
        golden[zone["_other"], zone["_territory"]] = zone["_type"]

    rows = set()
    for locale in LOCALES:
        region = likely.get(locale, "").split("-")[-1] or locale.split("-")[-1]
        names = read(dates / "main" / locale / "timeZoneNames.json")["main"][locale]["dates"]["timeZoneNames"]
        for meta, forms in names.get("metazone", {}).items():
            # The zone of the locale's own country where it has one: German names mean Berlin before Paris.
            zone = "Etc/UTC" if meta == "GMT" else golden.get((meta, region)) or golden.get((meta, "001"))
            for form, name in forms.get("long", {}).items():
                if zone and "∅" not in name:
                    rows.add((name.strip("\u200e\u200f"), locale, SEASONS[form], zone, "cldr"))
        for area, cities in names.get("zone", {}).items():
            for city, forms in cities.items():
                for form, name in forms.get("long", {}).items() if "long" in forms else ():
                    rows.add((name.strip("\u200e\u200f"), locale, SEASONS[form], f"{area}/{city}", "cldr"))

    kept = [line for line in TABLE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")][1:] if TABLE.exists() else []
    rows |= {row for row in (tuple(line.split("\t")) for line in kept) if row[4] != "cldr"}
    with TABLE.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"""# Long and generic names of zones, as written on pages. season: std, dst, generic (the zone's rules decide), local
# (the time of the place the text speaks of; no zone). In column source, cldr rows are generated, newsroom and bare rows kept by
# hand; a bare one is a zone only directly behind the half of the day, noon and midnight: "3 p.m. Eastern".
# Source: Unicode CLDR {version}, npm cldr-core and cldr-dates-full (Unicode licence v3); newsroom phrases, own knowledge.
# Generated {datetime.date.today()} by data/update/zones_longnames.py.
name\tlocale\tseason\tzone\tsource
""")
        for row in sorted(rows, key=lambda r: [c.encode() for c in r]):
            out.write("\t".join(row) + "\n")


main()
