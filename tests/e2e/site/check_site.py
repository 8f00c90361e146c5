#!/usr/bin/env python3
"""Builds the site of an invented archive, serves it on the loopback, and looks at it as a reader does.

  check_site.py PROGRAM FOLDER [--tools NODE_MODULES] [--shots]

PROGRAM is labledger, FOLDER is made anew. With --tools the Nu HTML checker, axe-core and
markdownlint-cli2 look at it, too. Prints one line for each fault; exit 1 when there is any.
"""

import argparse
import csv
import functools
import html.parser
import http.server
import json
import pathlib
import shutil
import subprocess
import sys
import threading
import urllib.parse

import feedparser
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

import hostile_archive

ROOT = pathlib.Path(__file__).resolve().parents[3]
WAIT = 20  # Seconds that a browser may take for anything.
faults = []


def fault(text):
    faults.append(text)
    print("FAULT", text, flush=True)


def build(program, folder):
    shutil.rmtree(folder, ignore_errors=True)
    labs = folder / "labs"
    labs.mkdir(parents=True)
    for file in (ROOT / "demo/labs").glob("*.toml"):
        shutil.copy(file, labs)
    (labs / "hostile.toml").write_text(hostile_archive.LAB, encoding="utf-8")
    (folder / "hostile.warc").write_bytes(hostile_archive.archive())
    common = ["--db", str(folder / "ledger.db")]
    for archive in (ROOT / "demo/archive.warc", folder / "hostile.warc"):
        run([program, "import", str(archive), "--labs", str(labs), *common, "-q"])
    report = [program, "report", "--labs", str(labs), *common, "--since", "2024-10-01", "--format", "all"]
    run([*report, "--out", str(folder / "site")])
    again = run([*report, "--out", str(folder / "site"), "-v"]).stderr
    if not again.startswith("0 of "):
        fault("a second report of the same ledger wrote files: " + again.strip())
    return folder / "site"


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{command[1]} ended with {done.returncode}: {done.stderr}")
    return done


class Links(html.parser.HTMLParser):
    """What a page leads to, and the names of its places."""

    def __init__(self):
        super().__init__()
        self.targets, self.ids = [], set()

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if "id" in named:
            if named["id"] in self.ids:
                self.targets.append("duplicate id " + named["id"])
            self.ids.add(named["id"])
        for key in ("href", "src"):
            if key in named:
                self.targets.append(named[key])


def check_links(site):
    pages = {}
    for path in site.rglob("*.html"):
        pages[path.relative_to(site).as_posix()] = links = Links()
        links.feed(path.read_text(encoding="utf-8"))
    for name, links in pages.items():
        for target in links.targets:
            if target.startswith(("http://", "https://")):
                continue
            path, _, anchor = target.partition("#")
            where = urllib.parse.urljoin("/" + name, path).lstrip("/") if path else name
            if not (site / where).is_file():
                fault(f"{name} leads to {target}, which is not there")
            elif anchor and where in pages and anchor not in pages[where].ids:
                fault(f"{name} leads to {target}, and there is no such place")
    return len(pages), sum(len(links.targets) for links in pages.values())


def serve(site):
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def browser(scripts=True):
    options = Options()
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"):
        options.add_argument(argument)
    if not scripts:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2}
        )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    driver.set_page_load_timeout(WAIT)
    return driver


def check_logs(driver, base, page):
    for entry in driver.get_log("browser"):
        fault(f"{page}: the browser says: {entry['message']}")
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] != "Network.requestWillBeSent":
            continue
        url = message["params"]["request"]["url"]
        if not url.startswith((base, "data:", "chrome:", "about:")):
            fault(f"{page}: asks for {url}")


def one_of_each(site):
    """A page of each kind, and all of the hostile lab's."""
    pages = [p.name for p in sorted(site.glob("*.html"))]
    pages += ["labs/" + p.name for p in sorted((site / "labs").glob("*.html"))]
    for folder in ("changes", "captures"):
        found = sorted((site / folder).glob("*.html"))
        hostile = [p for p in found if "hostile.example" in p.read_text(encoding="utf-8")]
        pages += [f"{folder}/{p.name}" for p in dict.fromkeys(found[:2] + hostile[:2])]
    return pages


def check_with_scripts(site, base, axe):
    driver = browser()
    try:
        for page in one_of_each(site):
            driver.get(base + page)
            if len(driver.find_elements(By.TAG_NAME, "h1")) != 1:
                fault(f"{page}: not one heading of level 1")
            if axe:
                check_axe(driver, page, axe)
            check_logs(driver, base, page)
        check_search(driver, base)
        check_change(driver, base, site)
        check_phone(driver, base, site)
    finally:
        driver.quit()


def check_axe(driver, page, axe):
    driver.execute_script(axe)
    found = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run().then(r => done(r.violations.map(v => v.id + ': ' + v.nodes[0].html)))"
    )
    for violation in found:
        fault(f"{page}: axe: {violation[:300]}")


def check_search(driver, base):
    driver.get(base + "search.html")
    driver.find_element(By.ID, "words").send_keys("pause training")
    WebDriverWait(driver, WAIT).until(lambda d: d.find_elements(By.CSS_SELECTOR, "#hits li"))
    hits = driver.find_elements(By.CSS_SELECTOR, "#hits li")
    if not any("may pause training" in hit.text for hit in hits):
        fault("search.html: the quote is not among the hits")
    if driver.find_elements(By.CSS_SELECTOR, "#hits script, #hits img, #hits b"):
        fault("search.html: text became markup")
    driver.get(driver.find_element(By.CSS_SELECTOR, "#hits a").get_attribute("href"))
    if not driver.find_elements(By.CSS_SELECTOR, ":target, h1"):
        fault("search.html: a hit leads to no page")
    check_logs(driver, base, "search.html")


def check_change(driver, base, site):
    for path in sorted((site / "changes").glob("*.html")):
        if "may pause" not in path.read_text(encoding="utf-8").replace("<ins>", ""):
            continue
        driver.get(base + "changes/" + path.name)
        went = driver.find_elements(By.CSS_SELECTOR, ".sides .before del")
        came = driver.find_elements(By.CSS_SELECTOR, ".sides .after ins")
        if went and came and went[0].is_displayed() and came[0].is_displayed():
            return
    fault("no change page shows its difference")


def check_phone(driver, base, site):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True},
    )
    for page in one_of_each(site):
        driver.get(base + page)
        width = driver.execute_script("return document.documentElement.scrollWidth")
        if width > 360:
            fault(f"{page}: {width} pixels wide on a phone of 360")


def check_without_scripts(base):
    driver = browser(scripts=False)
    try:
        for page in ("index.html", "search.html", "changes.html"):
            driver.get(base + page)
            if not driver.find_element(By.TAG_NAME, "h1").is_displayed():
                fault(f"{page}: shows nothing without JavaScript")
        driver.get(base + "search.html")
        if not driver.find_element(By.ID, "without").is_displayed():
            fault("search.html: does not say what to do without JavaScript")
        if driver.find_element(By.ID, "words").is_displayed():
            fault("search.html: offers a search that cannot run")
    finally:
        driver.quit()


def check_with_tools(site, tools):
    jar = tools / "vnu-jar/build/dist/vnu.jar"
    done = subprocess.run(
        ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)],
        capture_output=True, text=True, check=False,
    )
    lines = done.stderr.splitlines()
    for line in lines[:20]:
        fault("Nu: " + line[:300])
    config = pathlib.Path(__file__).with_name("site.markdownlint-cli2.jsonc")
    done = subprocess.run(
        ["node", str(tools / "markdownlint-cli2/markdownlint-cli2-bin.mjs"), "--config", str(config),
         "**/*.md"],
        capture_output=True, text=True, check=False, cwd=site,
    )
    for line in done.stderr.splitlines()[:20]:
        if ":" in line:
            fault("markdownlint: " + line[:300])


def check_feeds(site):
    """What a reader of feeds sees, and that the same entry has the same id in both formats."""
    seen = 0
    for path in sorted((site / "feeds").glob("*.atom")):
        feed = feedparser.parse(path.read_bytes())
        if feed.bozo:
            fault(f"{path.name}: {feed.bozo_exception}")
        ids = [entry.id for entry in feed.entries]
        seen += len(ids)
        if len(set(ids)) != len(ids) or not all(name.startswith("urn:uuid:") for name in ids):
            fault(f"{path.name}: ids are not URIs of their own")
        if not all(entry.get("title") and entry.get("updated_parsed") for entry in feed.entries):
            fault(f"{path.name}: an entry is without title or time")
        other = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if [item["id"] for item in other["items"]] != ids:
            fault(f"{path.name}: the JSON Feed has other ids")
    if seen == 0:
        fault("no feed has an entry")


def check_tables(site):
    """That the description of the tables is true of them."""
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with (site / "data" / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        fields = [field["name"] for field in resource["schema"]["fields"]]
        if rows[0] != fields:
            fault(f"{resource['path']}: its first line is not what the description says")
        if any(len(row) != len(fields) for row in rows):
            fault(f"{resource['path']}: a row has other fields")
        lines = (site / "data" / resource["path"]).with_suffix(".jsonl").read_text(encoding="utf-8")
        if lines.count("\n") != len(rows) - 1:
            fault(f"{resource['path']}: the JSON Lines have other rows")


def take_shots(site, base, folder):
    folder.mkdir(exist_ok=True)
    change = sorted((site / "changes").glob("*.html"))[0].name
    for name, width, scheme in (("desktop-light", 1280, "light"), ("desktop-dark", 1280, "dark"),
                                ("phone-light", 390, "light"), ("phone-dark", 390, "dark")):
        driver = browser()
        try:
            driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": 1400, "deviceScaleFactor": 1, "mobile": width < 600},
            )
            driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia",
                {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
            )
            for page in ("index.html", "changes.html", "labs/northlight.html", "changes/" + change):
                driver.get(base + page)
                driver.save_screenshot(str(folder / f"{page.replace('/', '_')}-{name}.png"))
        finally:
            driver.quit()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--tools", type=pathlib.Path)
    options.add_argument("--shots", action="store_true")
    asked = options.parse_args()
    site = build(asked.program, asked.folder)
    pages, links = check_links(site)
    base = serve(site)
    axe = (asked.tools / "axe-core/axe.min.js").read_text(encoding="utf-8") if asked.tools else None
    check_with_scripts(site, base, axe)
    check_without_scripts(base)
    check_feeds(site)
    check_tables(site)
    if asked.tools:
        check_with_tools(site, asked.tools)
    if asked.shots:
        take_shots(site, base, asked.folder / "shots")
    print(f"{pages} pages, {links} links, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
