#include "alerts/feed_file.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/alerts/sample_messages.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::alerts {
namespace {

std::vector<FeedEntry> entries_of(const Message& message) {
  std::vector<FeedEntry> entries;
  for (const Event& event : message.events)
    entries.push_back({event, message.raised + std::chrono::hours(entries.size())});
  return entries;
}

FeedInfo info() {
  FeedInfo info;
  info.name = "all events";
  info.title = "Disclosures & <changes>";
  info.report_url = "https://watch.example/report";
  info.feed_url = "https://watch.example/feed.xml";
  return info;
}

}  // namespace

TEST_CASE("a feed is the same in any order of its events, newest first", "[alerts][feed]") {
  std::vector<FeedEntry> entries = entries_of(daily_digest());
  const std::string atom = atom_feed(info(), entries);
  const std::string json = json_feed(info(), entries);
  std::reverse(entries.begin(), entries.end());
  CHECK(atom_feed(info(), entries) == atom);
  CHECK(json_feed(info(), entries) == json);
  for (std::size_t i = 0; i + 1 < entries.size(); ++i)  // Reversed: newest first.
    CHECK(atom.find(entries[i].event.id) < atom.find(entries[i + 1].event.id));
  FeedInfo short_info = info();
  short_info.limit = 2;
  const std::string cut = json_feed(short_info, entries);
  CHECK(cut.find(uri_of(entries[1].event)) != std::string::npos);
  CHECK(cut.find(uri_of(entries[2].event)) == std::string::npos);
}

TEST_CASE("an entry's id stays when its words change", "[alerts][feed]") {
  Event event = policy_change().events.front();
  const std::string uri = uri_of(event);
  CHECK(uri == "urn:uuid:d5e07481-cc34-81e1-9ee9-71917e3fcb45");
  event.title = "another";
  event.lab_name = "another";
  CHECK(uri_of(event) == uri);
}

TEST_CASE("another program's parsers read the feeds, hostile text and all", "[alerts][feed]") {
  // Python's XML and JSON parsers: as many entries as events, content that is whole HTML.
  constexpr const char* kProgram =
      "import json, sys, xml.etree.ElementTree as tree\n"
      "from html.parser import HTMLParser\n"
      "class Tags(HTMLParser):\n"
      "    def __init__(self): super().__init__(); self.seen = set(); self.open = []\n"
      "    def handle_starttag(self, tag, attrs):\n"
      "        self.seen.add(tag)\n"
      "        if tag != 'br': self.open.append(tag)\n"
      "    def handle_endtag(self, tag): assert self.open.pop() == tag\n"
      "def check(html):\n"
      "    tags = Tags(); tags.feed(html); tags.close(); assert not tags.open\n"
      "    known = set('p br strong blockquote small del ins ul li a code'.split())\n"
      "    assert tags.seen <= known, tags.seen\n"
      "atom = '{http://www.w3.org/2005/Atom}'\n"
      "folder = sys.argv[1]\n"
      "root = tree.parse(folder + '/atom').getroot()\n"
      "entries = root.findall(atom + 'entry')\n"
      "feed = json.load(open(folder + '/json', encoding='utf-8'))\n"
      "assert root.find(atom + 'title').text == feed['title'] == 'Disclosures & <changes>'\n"
      "for entry, item in zip(entries, feed['items'], strict=True):\n"
      "    assert entry.find(atom + 'id').text == item['id']\n"
      "    assert entry.find(atom + 'title').text == item['title']\n"
      "    assert entry.find(atom + 'content').text == item['content_html']\n"
      "    check(item['content_html'])\n"
      "print(len(entries))\n";
  const test::TemporaryFolder folder;
  const std::vector<FeedEntry> entries = entries_of(daily_digest());
  std::ofstream(folder.path("atom"), std::ios::binary) << atom_feed(info(), entries);
  std::ofstream(folder.path("json"), std::ios::binary) << json_feed(info(), entries);
  const test::ChildResult result =
      test::run_program("/usr/bin/python3", {.arguments = {"-c", kProgram, folder.path("")},
                                             .stdin_path = {},
                                             .file_size_limit = {},
                                             .environment = {"LC_ALL=C.UTF-8"}});
  CAPTURE(result.err);
  REQUIRE(result.exit_code == 0);
  CHECK(result.out == "5\n");
}

TEST_CASE("a feed without events is a feed", "[alerts][feed]") {
  CHECK_THAT(atom_feed(info(), {}), Catch::Contains("<updated>1970-01-01T00:00:00Z</updated>"));
  CHECK_THAT(json_feed(info(), {}), Catch::Contains("\"items\": []"));
}

}  // namespace labledger::alerts
