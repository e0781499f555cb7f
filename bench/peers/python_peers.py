"""python_peers.py dateparser|dateutil DOCUMENTS: a Python peer over JSON lines; an answer a line, as accuracy.py reads them."""
import json
import sys
import warnings
from datetime import datetime, timezone

warnings.simplefilter("ignore")


def answer(t):
    if t.tzinfo is None and (t.hour, t.minute, t.second) == (0, 0, 0):
        return {"value": t.strftime("%Y-%m-%d"), "utc": None}  # no hour read: these peers fill in midnight
    utc = t.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if t.tzinfo else None
    return {"value": t.strftime("%Y-%m-%dT%H:%M"), "utc": utc}


def with_dateparser(d, reference):
    from dateparser.search import search_dates
    settings = {"RELATIVE_BASE": reference}
    if d["lang"] == "en":
        settings["DATE_ORDER"] = "DMY" if d["day_first"] else "MDY"
    try:
        found = search_dates(d["text"], languages=[d["lang"]] if d["lang"] else None, settings=settings)
    except ValueError:  # a language it does not have
        found = search_dates(d["text"], settings=settings)
    return [t for _, t in found or []]


def with_dateutil(d, reference):
    from dateutil import parser
    try:
        return [parser.parse(d["text"], fuzzy=True, dayfirst=d["day_first"], default=reference.replace(hour=0, minute=0, second=0))]
    except (ValueError, OverflowError, TypeError):
        return []


read = {"dateparser": with_dateparser, "dateutil": with_dateutil}[sys.argv[1]]
for line in open(sys.argv[2], encoding="utf-8"):
    document = json.loads(line)
    now = datetime.strptime(document["reference"], "%Y-%m-%dT%H:%M:%SZ")
    print(json.dumps({"id": document["id"], "answers": [answer(t) for t in read(document, now)]}))
