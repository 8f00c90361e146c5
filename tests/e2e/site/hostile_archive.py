"""An archive of pages at their worst: markup of every kind in title and text, and no mercy in length."""

import html

MARKS = (
    '<script>alert(1)</script><img src=x onerror=alert(2)> "quoted" \'single\' &amp; | a | b | `code` '
    "**bold** [link](javascript:alert(3)) ![i](x) # heading \u202etrap\u202c \u05e9\u05dc\u05d5\u05dd "
    "</title></style><!-- --> {{title}} ${x} https://autolink.example/?a=1&b=2"
)
LONG = "long " * 2000  # 10,000 characters.


def page(promise):
    body = "".join(
        f"<h2>{html.escape(MARKS)} {i}</h2><p>{html.escape(promise)} {html.escape(MARKS)} Part {i}.</p>"
        for i in range(12)
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{html.escape(MARKS + LONG)}</title></head><body><main><h1>{html.escape(MARKS)}</h1>"
        f"{body}<p>{html.escape(LONG)}</p></main></body></html>"
    ).encode()


def record(url, day, body):
    message = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        + str(len(body)).encode()
        + b"\r\n\r\n"
        + body
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{abs(hash_of(url + day)):012d}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {day}T06:00:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(message)}\r\n\r\n"
    )
    return head.encode() + message + b"\r\n\r\n"


def hash_of(text):
    """The same on every run, unlike hash()."""
    return sum((i + 1) * ord(c) for i, c in enumerate(text)) % 10**12


def archive():
    url = "https://hostile.example/policy?a=1&b=<2>"
    url = url.replace("<", "%3C").replace(">", "%3E")
    return record(url, "2024-11-01", page("We will stop training until the tests pass.")) + record(
        url, "2025-01-15", page("We may pause training where appropriate.")
    )


LAB = """id = "hostile"
name = '<b onclick="x">Hostile</b> | `Labs` **&** [co](javascript:x) \u05e9\u05dc\u05d5\u05dd'
home = "https://hostile.example/"
country = "NL"
frontier_policy = "unknown"
note = '<script>alert(1)</script> | pipes | and `ticks`'

[[status]]
status = "active"

[[source]]
id = "policy"
url = "https://hostile.example/policy?a=1&b=%3C2%3E"
kind = "page"
topic = "framework"
every = "30d"
verified = true
enabled = true
"""
