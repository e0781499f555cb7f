"""page_peers.py TOOL PAGES: a Python tool's day and instant of publication, one JSON line a page, as pages.py reads them."""
import json
import logging
import sys
import warnings
from datetime import datetime, timezone

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def stamp(t):
    """a datetime, or ISO 8601, to the local day and the instant that it names"""
    if isinstance(t, str):
        try:
            t = datetime.fromisoformat(t.replace("Z", "+00:00"))
        except ValueError:
            return {"day": t[:10], "utc": None}
    if t is None:
        return {"day": None, "utc": None}
    return {"day": t.strftime("%Y-%m-%d"), "utc": t.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if t.tzinfo else None}


def with_htmldate(extensive):
    from htmldate import find_date

    def run(html, url):
        found = find_date(html, extensive_search=extensive, original_date=True, url=url, outputformat="%Y-%m-%dT%H:%M:%S%z")
        if found and found[19:] and ":" not in found[19:]:
            found = found[:22] + ":" + found[22:]
        return stamp(found)
    return run


def with_newspaper():
    from newspaper import parsers
    from newspaper.configuration import Configuration
    from newspaper.extractors.pubdate_extractor import PubdateExtractor
    read = PubdateExtractor(Configuration())
    return lambda html, url: stamp(read.parse(url, parsers.fromstring(html)))


def with_trafilatura():
    from trafilatura import extract_metadata
    return lambda html, url: stamp(getattr(extract_metadata(html, default_url=url), "date", None))


tool = {"htmldate": lambda: with_htmldate(False), "htmldate-extensive": lambda: with_htmldate(True), "newspaper4k": with_newspaper,
        "trafilatura": with_trafilatura}[sys.argv[1]]()
for line in open(sys.argv[2], encoding="utf-8"):
    page = json.loads(line)
    with open(page["path"], "rb") as file:
        html = file.read().decode("utf-8", errors="replace")
    try:
        answer = tool(html, page["url"])
    except Exception:  # what it cannot parse it has no answer for
        answer = {"day": None, "utc": None}
    print(json.dumps({"id": page["id"], **answer}))
