#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parsers/registry/lab_file.hpp"

namespace labledger::parsers {
namespace {

const std::string kLab = R"(id = "acme"
name = "Acme AI"
aliases = ["Acme", "Acme Labs"]
home = "https://acme.example/"
country = "US"
parent = "Acme Holding"
frontier_policy = "yes"
note = "policy of 2024"

[[status]]
status = "active"

[[status]]
status = "merged"
since = "2024-06"
note = "into Other AI"

[[source]]
id = "safety"
url = "https://acme.example/safety"
kind = "page"
topic = "safety"
every = "36h"
verified = true
note = "moved in 2024"
expect = { min_segments = 5, max_silence = "60d", min_item_share = 0.5 }

[[source]]
id = "careers-old"
url = "https://acme.example/jobs.json"
kind = "jobs"
topic = "careers"
enabled = false
note = "404 since 2024"
)";

const std::string kSource = R"(
[[source]]
id = "terms"
url = "https://acme.example/terms"
kind = "page"
topic = "terms"
)";

const std::string kHead = R"(id = "acme"
name = "Acme AI"
frontier_policy = "no"
[[status]]
status = "active"
)";

std::vector<std::string> mistakes_of(const std::string& text,
                                     const std::string& file = "acme.toml") {
  std::vector<Mistake> mistakes;
  (void)parse_lab(file, text, mistakes);
  std::vector<std::string> lines;
  lines.reserve(mistakes.size());
  for (const Mistake& mistake : mistakes)
    lines.push_back(format_mistake(mistake));
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines)
    out += line + "\n";
  return out;
}

}  // namespace

TEST_CASE("a lab file gives the lab, its history and its sources", "[parsers]") {
  std::vector<Mistake> mistakes;
  const LabFile file = parse_lab("labs/acme.toml", kLab, mistakes);
  REQUIRE(mistakes.empty());
  const Lab& lab = file.lab;
  CHECK(lab.id == "acme");
  CHECK(lab.name == "Acme AI");
  CHECK(lab.aliases == std::vector<std::string>{"Acme", "Acme Labs"});
  CHECK(lab.home == "https://acme.example/");
  CHECK(lab.country == "US");
  CHECK(lab.parent == "Acme Holding");
  CHECK(lab.frontier_policy == "yes");
  CHECK(lab.note == "policy of 2024");

  REQUIRE(lab.status.size() == 2);
  CHECK(lab.status[0].status == LabStatus::Active);
  CHECK_FALSE(lab.status[0].since.has_value());
  CHECK(lab.status[1].status == LabStatus::Merged);
  CHECK(lab.status[1].since == StatedDate{"2024-06", DatePrecision::Month, "registry"});

  REQUIRE(lab.sources.size() == 2);
  const Source& safety = lab.sources[0];
  CHECK(safety.id == "safety");
  CHECK(safety.lab_id == "acme");
  CHECK(safety.url == "https://acme.example/safety");
  CHECK(safety.kind == SourceKind::Page);
  CHECK(safety.topic == "safety");
  CHECK(safety.interval == std::chrono::hours{36});
  CHECK(safety.verified);
  CHECK(safety.enabled);
  CHECK(safety.expect.min_segments == 5U);
  CHECK(safety.expect.max_silence == std::chrono::hours{60 * 24});
  CHECK(safety.expect.min_item_share == 0.5);
  const Source& careers = lab.sources[1];
  CHECK(careers.kind == SourceKind::Jobs);
  CHECK(careers.interval == std::chrono::hours{24});
  CHECK_FALSE(careers.enabled);
  CHECK_FALSE(careers.verified);
  CHECK_FALSE(careers.expect.min_segments.has_value());

  REQUIRE(file.url_places.size() == 2);
  CHECK(file.url_places[0].line == 20);
  CHECK(file.url_places[0].column == 7);
}

TEST_CASE("every mistake of a file is reported at its place, in one reading", "[parsers]") {
  const std::string text = R"(id = "acme"
nmae = "Acme"
aliases = ["A", 3]
frontier_policy = "maybe"

[[status]]
status = "activ"
since = "2024-13"

[[source]]
id = "Safety"
url = "https://Acme.example/a#b"
kind = "pages"
topic = "saftey"
every = "10m"
enabled = "no"
expect = { min_segments = 0, min_item_share = 2.0 }
)";
  CHECK(joined(mistakes_of(text)) ==
        "acme.toml:1:1: 'name' is missing\n"
        "acme.toml:2:1: unknown key 'nmae'; did you mean 'name'?\n"
        "acme.toml:3:17: 'aliases' must hold strings only, not a whole number\n"
        "acme.toml:4:19: 'frontier_policy' must be one of yes, no, unknown, not 'maybe'\n"
        "acme.toml:7:10: 'status' must be one of active, merged, acquihired, defunct, not "
        "'activ'; did you mean 'active'?\n"
        "acme.toml:8:9: a date is \"2024\", \"2024-06\" or \"2024-06-30\", not '2024-13'\n"
        "acme.toml:11:6: an id has lower-case letters, digits and inner hyphens, at most 80: "
        "'Safety'\n"
        "acme.toml:12:7: the URL is not in normal form; write 'https://acme.example/a'\n"
        "acme.toml:13:8: 'kind' must be one of page, document, feed, sitemap, jobs, not 'pages'; "
        "did you mean 'page'?\n"
        "acme.toml:14:9: 'topic' must be one of framework, safety, policy, model_card, "
        "announcements, terms, trust, bounty, team, careers, not 'saftey'; did you mean "
        "'safety'?\n"
        "acme.toml:15:9: 'every' must be 1h to 366d, not '10m'\n"
        "acme.toml:16:11: 'enabled' must be true or false, not a string\n"
        "acme.toml:17:27: 'min_segments' must be 1 to 100000\n"
        "acme.toml:17:47: 'min_item_share' must be a number over 0 and at most 1\n");
}

TEST_CASE("one mistake is one line, at the value that is wrong", "[parsers]") {
  struct Row {
    std::string text;
    std::string mistake;
    std::string why;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"id = \"acme\"\nname = \"A\"\nfrontier_policy = \"no\"\n",
       ":1:1: at least one [[status]] is needed", "a lab is something at any time"},
      {kHead + kSource + kSource, ":14:6: another source of this lab has the id 'terms'",
       "ids are unique in a lab"},
      {kHead + kSource + "enabled = false\n",
       ":12:11: a source that is not enabled needs a note that says why",
       "what is known of a dead page is kept"},
      {kHead + kSource + "every = \"90m\"\n", ":12:9: 'every' must be a whole number of hours",
       "the schedule counts hours"},
      {kHead + kSource + "every = \"367d\"\n", ":12:9: 'every' must be 1h to 366d",
       "longer is never"},
      {kHead + kSource + "every = \"daily\"\n", ":12:9: 'every' must be a duration such as",
       "not a duration"},
      {kHead + kSource + "every = 24\n", ":12:9: 'every' must be a string, not a whole number",
       "a number has no unit"},
      {kHead + kSource + "[source.expect]\nmin_segment = 5\n",
       ":13:1: unknown key 'min_segment'; did you mean 'min_segments'?", "keys of inner tables"},
      {kHead + kSource + "note = \"a\\nb\"\n", ":12:8: 'note' has a line break",
       "notes stand in one table cell"},
      {kHead + "[[source]]\nid = \"a\"\nurl = \"ftp://acme.example/\"\nkind = \"page\"\n"
               "topic = \"terms\"\n",
       ":8:7: URL 'ftp://acme.example/' is not http or https", "a URL that cannot be fetched"},
      {"id = \"acme\"\nname = \"A\"\nfrontier_policy = \"no\"\nstatus = \"active\"\n",
       ":4:10: 'status' must be a list of tables, [[status]], not a string", "a single bracket"},
      {"id = \"acme\"\nname = \"A\"\nfrontier_policy = \"no\"\n[[status]]\nstatus = \"active\"\n"
       "since = \"2024\"\n[[status]]\nstatus = \"defunct\"\nsince = \"2023-05\"\n",
       ":9:9: the status periods are not in the order of time", "history runs forward"},
      {"id = \"acme\"\nname = \"A\nfrontier_policy = \"no\"\n", ":2:", "not TOML"},
      {"id = \"acme\"\nid = \"acme\"\n", ":2:", "a key twice is not TOML"},
      {"id = \"ac\xff\"\n", ":1:", "not UTF-8"},
  }));
  CAPTURE(row.why);
  const std::vector<std::string> mistakes = mistakes_of(row.text);
  CAPTURE(joined(mistakes));
  REQUIRE_FALSE(mistakes.empty());
  CHECK_THAT(joined(mistakes), Catch::Contains("acme.toml" + row.mistake));
}

TEST_CASE("two stated dates whose order is unknown are not out of order", "[parsers]") {
  const std::string later = GENERATE(as<std::string>(), "2024", "2024-01", "2024-12-31", "2025");
  const std::string text =
      "id = \"acme\"\nname = \"A\"\nfrontier_policy = \"no\"\n[[status]]\nstatus = \"active\"\n"
      "since = \"2024\"\n[[status]]\nstatus = \"defunct\"\nsince = \"" +
      later + "\"\n";
  CHECK(mistakes_of(text).empty());
}

TEST_CASE("a lab's file is named after its id", "[parsers]") {
  CHECK(mistakes_of(kHead, "some/where/acme.toml").empty());
  const std::string wrong = GENERATE(as<std::string>(), "other.toml", "acme", "acme/labs.toml");
  CHECK_THAT(joined(mistakes_of(kHead, wrong)), Catch::Contains("must be named acme.toml"));
}

TEST_CASE("a hostile file ends in one mistake", "[parsers]") {
  struct Row {
    std::string text;
    std::string mistake;
    std::string why;
  };
  std::string dots = "a";
  for (int i = 0; i < 200'000; ++i)
    dots += ".a";
  const auto row = GENERATE_COPY(values<Row>({
      {std::string((1U << 20) + 1, '#'), "over the limit of 1048576", "size"},
      {dots + " = 1\n", ":1:128: a key of more than 64 parts", "a table in a table for each dot"},
      {"x = \"\"\"\n...\"\"\"\n[" + dots + "]\n", ":3:129: a key of", "the same in a header"},
      {"x = {" + dots + " = 1}\n", ":1:133: a key of", "the same in an inline table"},
      {"note = 'é' # é\né = 1\n", ":2:1: Error while parsing", "keys are ASCII"},
      {"[\x1bname]\n", ":1:2: Error while parsing", "control characters"},
      {"a = " + std::string(400'000, '[') + "\n", "nest", "nested lists"},
      {"a = {b=" + std::string(5, ' ') + "{b={b={b={b={b={b={b={b={b=1}}}}}}}}}}\n", "nest",
       "nested tables"},
  }));
  CAPTURE(row.why);
  const std::vector<std::string> mistakes = mistakes_of(row.text);
  REQUIRE(mistakes.size() == 1);
  CHECK_THAT(mistakes.front(), Catch::Contains(row.mistake));
}

TEST_CASE("a misspelt word is likened to its nearest candidate only", "[parsers]") {
  const std::vector<std::string_view> keys = {"id", "url", "kind", "topic", "verified", "note"};
  CHECK(nearest_word("verifed", keys) == "verified");
  CHECK(nearest_word("topci", keys) == "topic");
  CHECK(nearest_word("KIND", keys).empty());
  CHECK(nearest_word("completely-else", keys).empty());
  CHECK(nearest_word("", keys).empty());
  CHECK(nearest_word(std::string(100'000, 'x'), keys).empty());
}

}  // namespace labledger::parsers
