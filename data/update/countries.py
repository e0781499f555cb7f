#!/usr/bin/env python3
"""Rewrites data/countries/countries.tsv from the npm packages cldr-core, cldr-dates-full and cldr-localenames-full,
unpacked in the folders given.

    npm pack cldr-core@48.2.0 cldr-dates-full@48.2.0 cldr-localenames-full@48.2.0   # unpack each, then
    data/update/countries.py CLDR_CORE CLDR_DATES_FULL CLDR_LOCALENAMES_FULL
"""
import datetime
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Names as newsrooms write them where CLDR's carry a gloss.
NAMES = {"BA": "Bosnia and Herzegovina", "CC": "Cocos Islands", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
         "CI": "Ivory Coast", "FK": "Falkland Islands", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao", "AG": "Antigua and Barbuda",
         "KN": "Saint Kitts and Nevis", "LC": "Saint Lucia", "MF": "Saint Martin", "PM": "Saint Pierre and Miquelon", "ST": "São Tomé and Príncipe",
         "TT": "Trinidad and Tobago", "TC": "Turks and Caicos Islands", "VC": "Saint Vincent and the Grenadines", "WF": "Wallis and Futuna",
         "BL": "Saint Barthélemy", "SH": "Saint Helena", "PS": "Palestinian Territories", "SJ": "Svalbard and Jan Mayen",
         "GS": "South Georgia and the South Sandwich Islands", "HM": "Heard and McDonald Islands"}

# Order of day and month in dates that do not begin with the year, where CLDR gives the year first (the rest of the
# world writes the day first) or newspapers do not keep to CLDR. open: both are in use.
ORDERS = {"CA": "open", "BZ": "open", "KY": "open", "PA": "open", "LR": "open", "KE": "dmy", "GH": "dmy", "TG": "dmy", "PH": "mdy",
          "SE": "dmy", "HU": "dmy", "LT": "dmy", "ZA": "dmy", "NA": "dmy", "IR": "dmy", "AF": "dmy", "BT": "dmy", "LK": "dmy", "LS": "dmy",
          "RW": "dmy", "SZ": "dmy", "BW": "dmy", "ZW": "dmy", "DJ": "dmy", "SO": "dmy", "ER": "dmy", "ET": "dmy", "MV": "dmy", "NP": "dmy",
          "MH": "mdy", "FM": "mdy", "PW": "mdy", "GU": "mdy", "AS": "mdy", "MP": "mdy", "VI": "mdy", "PR": "mdy", "UM": "mdy",
          "CN": "ymd", "JP": "ymd", "KR": "ymd", "KP": "ymd", "TW": "ymd", "MN": "ymd", "HK": "dmy", "MO": "dmy", "SG": "dmy"}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def order_of(pattern):
    seen = "".join(dict.fromkeys(c.lower() for c in pattern if c in "yMdL").keys()).replace("l", "m")
    return seen if seen in ("dmy", "mdy", "ymd") else "open"


def main_languages(info):
    """Official there, or spoken by a sixth of the people; regional official languages from two in a hundred. CLDR counts
    those who learnt a language: English and German count where official, French there and in the Arab countries."""
    shares = {}
    for tag, row in info.get("languagePopulation", {}).items():
        share, status = float(row.get("_populationPercent", 0)), row.get("_officialStatus", "")
        if status in ("official", "de_facto_official") or (share >= 16 and (tag not in ("en", "de", "fr") or tag == "fr" and "ar" in info["languagePopulation"])) or (status == "official_regional" and share >= 2):
            language = tag.split("_")[0]
            if language == "und":
                continue
            shares[language] = max(share, shares.get(language, 0))
    return sorted(shares, key=lambda tag: (-shares[tag], tag))


def main():
    core, dates, names = map(pathlib.Path, sys.argv[1:4])
    version = read(core / "package.json")["version"]
    info = read(core / "supplemental/territoryInfo.json")["supplemental"]["territoryInfo"]
    english = read(names / "main/en/territories.json")["main"]["en"]["localeDisplayNames"]["territories"]
    with (ROOT / "data/countries/countries.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"""# Countries and territories of ISO 3166-1 (and XK): English name; main languages, the most spoken first; order of all-numeric
# dates that do not begin with the year (open: both are in use; ymd: the year comes first, else nothing is known).
# Source: Unicode CLDR {version}, npm cldr-core, cldr-dates-full, cldr-localenames-full (Unicode licence v3); own corrections in the script.
# Generated {datetime.date.today()} by data/update/countries.py; do not edit.
code\tname\tlanguages\torder
""")
        for code in sorted(info):
            if len(code) != 2 or not code.isalpha() or code in ("ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "QO", "EU", "UN", "EZ"):
                continue
            languages = main_languages(info[code])
            order = ORDERS.get(code)
            for language in languages:
                if order:
                    break
                for locale in (f"{language}-{code}", language):
                    path = dates / "main" / locale / "ca-gregorian.json"
                    if path.exists() and not order:
                        order = order_of(read(path)["main"][locale]["dates"]["calendars"]["gregorian"]["dateFormats"]["short"])
                        if order == "ymd":  # CLDR's fallback; where it is real, ORDERS says so
                            order = None
            out.write("\t".join((code, NAMES.get(code, english[code]).replace("’", "'"), ",".join(languages), order or ("dmy" if languages else "open"))) + "\n")


main()
