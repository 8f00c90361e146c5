#!/usr/bin/env python3
"""Writes demo/archive.warc from the pages in demo/pages.

The archive holds six monthly visits, and some daily ones, to the websites of four labs that do not
exist. Everything in it is invented and written for this project. The bytes change at every visit the
way real pages do (nonces, build ids, rotating teasers, banners, masked addresses); the words change
where the functions below say so. The same pages always give the same archive, byte for byte.

Usage: demo/make_archive.py            writes demo/archive.warc
       demo/make_archive.py --check    fails if demo/archive.warc is not what would be written
"""

import hashlib
import pathlib
import re
import sys
import uuid

HERE = pathlib.Path(__file__).resolve().parent
PAGES = HERE / "pages"
ARCHIVE = HERE / "archive.warc"

MONTHS = ["2024-10-07", "2024-11-04", "2024-12-02", "2025-01-06", "2025-02-03", "2025-03-03"]
OCT, NOV, DEC, JAN, FEB, MAR = range(6)

# Harbor's terms are also visited on these days, because texts that alternate do so within days.
DAILY_VISITS = [f"2024-11-{day:02}" for day in range(5, 13)]

TEASERS = {
    "meridian": ["Ten ways to plan a trip", "Meet the new voices", "Cooking with Meridian",
                 "Why we love long chats", "Five tips for students", "A quieter interface"],
    "northlight": ["Notes from our summer school", "A faster tokenizer", "Visiting Montréal",
                   "Five papers at the autumn conference", "Open evaluation tools"],
}

NORTHLIGHT_NEWS = [
    "18 September 2024: Northlight opens an office in Halifax.",
    "29 October 2024: five papers accepted at the autumn conference.",
    "10 December 2024: the Aurora 2 model is available to researchers.",
    "21 January 2025: Aurora 2 is available to everyone.",
]
HARBOR_NEWS = [
    ("3 September 2024", "Harbor joins a national evaluation programme",
     "We will share test results with the national institute before each release."),
    ("14 January 2025", "A stronger frontier framework",
     "Version 2 of our framework doubles how often we test, and commits us to report every crossed "
     "threshold to the regulator within 15 days."),
]
TESSERA_NEWS = [
    "Tessera Mosaic 3 is out, with weights.",
    "Tessera opens its speech data.",
    "A partnership with three universities.",
]


def strong_framework(month):
    """Harbor strengthens its framework in January, and says so in its change log."""
    if month < JAN:
        return {
            "updated": "2 May 2024",
            "assess": "We assess our most capable model once a year.",
            "report": "We inform the regulator of a crossed threshold.",
            "changelog": "",
        }
    return {
        "updated": "14 January 2025",
        "assess": "We assess our most capable model every six months and before each release.",
        "report": "We inform the regulator of a crossed threshold within 15 days, and publish a "
                  "summary.",
        "changelog": "<li>Version 2, 14 January 2025: assessments every six months instead of once "
                     "a year; a deadline for reports to the regulator.</li>",
    }


def weakened_policy(month):
    """Northlight weakens two sentences between December and January: same date, no entry in its
    own list of changes."""
    if month < JAN:
        return {
            "deploy": "We will not deploy a model at the critical level until independent testers "
                      "have confirmed that its safeguards hold.",
            "audit": "Whether we follow this policy is audited every six months by an independent "
                     "third party.",
        }
    return {
        "deploy": "We may pause deployment of a model at the critical level where appropriate, "
                  "taking into account whether its safeguards hold.",
        "audit": "Whether we follow this policy is reviewed periodically.",
    }


def regional_terms(day):
    """Harbor serves one of two texts, depending on where the visitor seems to be."""
    if day in DAILY_VISITS[::2]:
        return {"region": "If you live in the European Union, you may also go to the courts of your "
                          "home country."}
    return {"region": "If you live in the United Kingdom, the courts of England have "
                      "jurisdiction."}


def shuffled_roles(body, month):
    """The board lists the same roles in another order at each visit."""
    roles = re.findall(r"<li>.*?</li>", body)
    turned = roles[month * 5 % len(roles):] + roles[:month * 5 % len(roles)]
    return body.replace("\n".join(roles), "\n".join(turned))


def listing(items):
    return "\n".join(f"<li>{item}</li>" for item in items)


def harbor_news(month):
    items = HARBOR_NEWS[: 1 if month < JAN else 2]
    return "\n".join(f"<article><h2>{title}</h2><p>{day}</p><p>{text}</p></article>"
                     for day, title, text in reversed(items))


def facts(lab, page, month, day):
    """The words of a page that depend on the time."""
    values = {}
    if (lab, page) == ("northlight", "scaling-policy"):
        values = weakened_policy(month)
    elif (lab, page) == ("northlight", "news"):
        values["items"] = listing(reversed(NORTHLIGHT_NEWS[: [1, 2, 2, 3, 4, 4][month]]))
    elif (lab, page) == ("harbor", "framework"):
        values = strong_framework(month)
    elif (lab, page) == ("harbor", "news"):
        values["items"] = harbor_news(month)
    elif (lab, page) == ("harbor", "terms"):
        values = regional_terms(day)
    elif (lab, page) == ("tessera", "news"):
        values["items"] = listing(TESSERA_NEWS)
    return values


def token(*parts, digits=20):
    """Hex digits that look random and are always the same."""
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:digits]


def mail_address(lab, month):
    """The plain address at some visits, the masked one of a content network at others."""
    if month % 3 == 1:
        mask = token(lab, month, "mail", digits=44)
        return (f'<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{mask}">'
                "[email&#160;protected]</a>")
    return f'<a href="mailto:safety@{lab}.example">safety@{lab}.example</a>'


def noise(lab, path, month, day):
    """What differs between two visits although the page says the same."""
    pool = TEASERS.get(lab, [""])
    return {
        "nonce": token(lab, path, day, "nonce", digits=32),
        "build": token(lab, day, "build"),
        "teasers": listing(pool[(month + i) % len(pool)] for i in range(2)),
        "year": MONTHS[month][:4],
        "email": mail_address(lab, month),
        "shortcut": "⌘K" if month % 2 == 0 else "Ctrl K",
        "age": ["Updated yesterday", "Updated 3 days ago", "Updated today"][month % 3],
        "banner": (PAGES / "tessera/banner.html").read_text() if month in (NOV, FEB) else "",
        "path": path.strip("/").replace("/", "-"),
    }


def fill(template, values):
    """Replaces each {{name}} once; an unknown name is a mistake in the template."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], template)


def redesigned(body):
    """Other markup around the same words."""
    body = re.sub(r"<h([12])>", r'<h\1 class="text-\1xl font-semibold tracking-tight">', body)
    body = body.replace("<p>", '<div class="mt-4"><p class="leading-7"><span>')
    body = body.replace("</p>", "</span></p></div>")
    return body.replace("<li>", '<li class="flex"><span>').replace("</li>", "</span></li>")


def page(lab, name, path, month, day):
    changing = noise(lab, path, month, day)
    body = (PAGES / lab / f"{name}.html").read_text()
    body = fill(body, {**changing, **facts(lab, name, month, day)})
    layout = "layout"
    if name == "careers":
        body = shuffled_roles(body, month)
    if lab == "northlight" and month >= FEB:
        body, layout = redesigned(body), "layout-redesigned"
    title = re.search(r"<h1[^>]*>(.*?)</h1>", body)[1]
    frame = (PAGES / lab / f"{layout}.html").read_text()
    return fill(frame, {**changing, "title": title, "body": body.strip()})


# Every page with the months in which something other than the page came, as (status, file); the
# number 304 alone means that the server vouched for what it served before.
VISITS = [
    ("meridian", "safety", "https://meridian.example/safety", {DEC: (200, "crash")}),
    ("meridian", "careers", "https://meridian.example/careers", {}),
    ("meridian", "cluster", "https://meridian.example/blog/our-next-cluster", {OCT: None}),
    ("meridian", "funding", "https://meridian.example/blog/new-funding", {}),
    ("meridian", "about", "https://meridian.example/about", {}),
    ("northlight", "scaling-policy", "https://northlight.example/policies/scaling-policy", {}),
    ("northlight", "safety", "https://northlight.example/safety", {NOV: (200, "challenge")}),
    ("northlight", "news", "https://northlight.example/news", {}),
    ("harbor", "framework", "https://www.harbor.example/frontier-framework", {NOV: 304}),
    ("harbor", "news", "https://www.harbor.example/news", {}),
    ("harbor", "terms", "https://www.harbor.example/legal/terms", {}),
    ("tessera", "safety", "https://tessera.example/en/safety", {}),
    ("tessera", "pledge", "https://tessera.example/en/responsible-release-pledge",
     {FEB: (404, "not-found"), MAR: (404, "not-found")}),
    ("tessera", "news", "https://tessera.example/en/news",
     {JAN: (403, "forbidden"), MAR: (403, "forbidden")}),
]

REASONS = {200: "OK", 304: "Not Modified", 403: "Forbidden", 404: "Not Found"}


def http_message(status, body, day):
    """The response of a web server, with headers that differ at each visit."""
    fields = [f"HTTP/1.1 {status} {REASONS[status]}",
              "Server: demo",
              f"X-Request-Id: {token(day, status, body)}"]
    if status != 304:
        fields += ["Content-Type: text/html; charset=utf-8", f"Content-Length: {len(body)}"]
    return "\r\n".join(fields).encode() + b"\r\n\r\n" + body


def record(kind, date, content_type, block, extra=()):
    identity = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(date.encode() + block).hexdigest())
    fields = ["WARC/1.1",
              f"WARC-Type: {kind}",
              f"WARC-Record-ID: <urn:uuid:{identity}>",
              f"WARC-Date: {date}",
              *extra,
              f"WARC-Block-Digest: sha256:{hashlib.sha256(block).hexdigest()}",
              f"Content-Type: {content_type}",
              f"Content-Length: {len(block)}"]
    return "\r\n".join(fields).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(visit, month, day, minute):
    lab, name, url, exceptions = visit
    exception = exceptions.get(month)
    path = "/" + url.split("/", 3)[3]
    if exception is None:
        status, body = 200, page(lab, name, path, month, day).encode()
    elif exception == 304:
        status, body = 304, b""
    else:
        status, file = exception
        text = (PAGES / "broken" / f"{file}.html").read_text()
        body = fill(text, {**noise(lab, path, month, day), "host": url.split("/")[2]}).encode()
    extra = [f"WARC-Target-URI: {url}"]
    if status != 304:
        extra.append(f"WARC-Payload-Digest: sha256:{hashlib.sha256(body).hexdigest()}")
    return record("response", f"{day}T06:{minute:02}:00Z",
                  "application/http; msgtype=response",
                  http_message(status, body, day), extra)


def archive():
    about = ("software: demo/make_archive.py\r\n"
             "format: WARC File Format 1.1\r\n"
             "description: Written for this project. The labs, their pages and their words are "
             "invented; no such website was ever visited.\r\n")
    parts = [record("warcinfo", "2024-10-07T06:00:00Z", "application/warc-fields", about.encode(),
                    ["WARC-Filename: archive.warc"])]
    for month, first_day in enumerate(MONTHS):
        for minute, visit in enumerate(VISITS, start=1):
            exceptions = visit[3]
            if month in exceptions and exceptions[month] is None:
                continue  # The page did not exist yet.
            parts.append(response(visit, month, first_day, minute))
        if month == NOV:
            terms = next(visit for visit in VISITS if visit[:2] == ("harbor", "terms"))
            parts += [response(terms, month, day, minute=0) for day in DAILY_VISITS]
    return b"".join(parts)


def main():
    written = archive()
    if sys.argv[1:] == ["--check"]:
        return 0 if ARCHIVE.read_bytes() == written else "demo/archive.warc is out of date"
    if sys.argv[1:]:
        return __doc__
    ARCHIVE.write_bytes(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
