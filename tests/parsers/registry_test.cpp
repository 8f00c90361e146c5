#include "parsers/registry/registry.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/url.hpp"
#include "parsers/registry/quantity.hpp"
#include "parsers/registry/settings.hpp"

namespace labledger::parsers {
namespace {

LabFile lab_with(const std::string& id, const std::vector<std::string>& urls) {
  LabFile file{id + ".toml", {}, {}};
  file.lab.id = id;
  for (const std::string& url : urls) {
    Source source;
    source.id = "s" + std::to_string(file.url_places.size());
    source.lab_id = id;
    source.url = url;
    file.lab.sources.push_back(source);
    file.url_places.push_back({static_cast<int>(file.url_places.size()) + 10, 7});
  }
  return file;
}

std::string settings_mistakes(const std::string& text) {
  std::vector<Mistake> mistakes;
  (void)parse_settings("config.toml", text, mistakes);
  std::string out;
  for (const Mistake& mistake : mistakes)
    out += format_mistake(mistake) + "\n";
  return out;
}

}  // namespace

TEST_CASE("a registry finds labs by id and sources by URL", "[parsers]") {
  std::vector<Mistake> mistakes;
  const Registry registry = Registry::build(
      {lab_with("zeta", {"https://zeta.example/"}), lab_with("acme", {"https://acme.example/a"})},
      mistakes);
  CHECK(mistakes.empty());
  REQUIRE(registry.labs().size() == 2);
  CHECK(registry.labs()[0].id == "acme");
  CHECK(registry.source_count() == 2);
  REQUIRE(registry.find_lab("zeta") != nullptr);
  CHECK(registry.find_lab("zeta")->id == "zeta");
  CHECK(registry.find_lab("beta") == nullptr);
  REQUIRE(registry.find_source("https://acme.example/a") != nullptr);
  CHECK(registry.find_source("https://acme.example/a")->lab_id == "acme");
  CHECK(registry.find_source("https://acme.example/b") == nullptr);
}

TEST_CASE("one page belongs to one source of one lab", "[parsers]") {
  std::vector<Mistake> mistakes;
  const Registry registry =
      Registry::build({lab_with("zeta", {"https://a.example/", "https://z.example/"}),
                       lab_with("acme", {"https://a.example/", "https://a.example/"}),
                       lab_with("acme", {"https://other.example/"})},
                      mistakes);
  REQUIRE(mistakes.size() == 3);
  CHECK(format_mistake(mistakes[0]) ==
        "acme.toml:11:7: this URL is a source already, at acme.toml:10");
  CHECK(format_mistake(mistakes[1]) == "acme.toml: another file has the lab 'acme' already");
  CHECK(format_mistake(mistakes[2]) ==
        "zeta.toml:10:7: this URL is a source already, at acme.toml:10");
  CHECK(registry.source_count() == 2);
  CHECK(registry.find_source("https://a.example/")->lab_id == "acme");
  CHECK(registry.find_source("https://z.example/")->lab_id == "zeta");
}

TEST_CASE("the lab files that ship have no mistake", "[parsers]") {
  std::vector<std::string> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(LABLEDGER_SOURCE_DIR) + "/labs")) {
    paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Mistake> mistakes;
  std::vector<LabFile> files;
  for (const std::string& path : paths) {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    files.push_back(parse_lab(path, bytes, mistakes));
  }
  const Registry registry = Registry::build(std::move(files), mistakes);
  for (const Mistake& mistake : mistakes)
    UNSCOPED_INFO(format_mistake(mistake));
  CHECK(mistakes.empty());
  CHECK(registry.labs().size() >= 70);
  CHECK(registry.source_count() >= 751);
  for (const Lab& lab : registry.labs()) {
    for (const Source& source : lab.sources)
      CHECK(parse_url(source.url)->str() == source.url);
  }
}

TEST_CASE("durations are a whole number and a unit", "[parsers]") {
  using std::chrono::milliseconds;
  CHECK(parse_duration("250ms") == milliseconds{250});
  CHECK(parse_duration("90s") == milliseconds{90'000});
  CHECK(parse_duration("15m") == milliseconds{900'000});
  CHECK(parse_duration("6h") == milliseconds{21'600'000});
  CHECK(parse_duration("2w") == parse_duration("14d"));
  CHECK(parse_duration("0s") == milliseconds{0});
  const std::string bad = GENERATE(as<std::string>(), "", "6", "h", "6 h", "6H", "-6h", "+6h",
                                   "1.5h", "6hours", "36601d", "99999999999999999999s");
  CAPTURE(bad);
  CHECK_FALSE(parse_duration(bad).has_value());
}

TEST_CASE("a duration is written as it can be read", "[parsers]") {
  const std::string text = GENERATE(as<std::string>(), "1ms", "1500ms", "90s", "36h", "14d", "0s");
  CHECK(format_duration(parse_duration(text).value()) == text);
}

TEST_CASE("sizes are a whole number and a binary unit", "[parsers]") {
  CHECK(parse_byte_size("512B") == 512U);
  CHECK(parse_byte_size("16MiB") == 16U << 20);
  CHECK(format_byte_size(16U << 20) == "16MiB");
  CHECK(format_byte_size(1000) == "1000B");
  const std::string bad = GENERATE(as<std::string>(), "16", "16MB", "16 MiB", "2000GiB", "-1B");
  CAPTURE(bad);
  CHECK_FALSE(parse_byte_size(bad).has_value());
}

TEST_CASE("a config needs nothing but a contact", "[parsers]") {
  std::vector<Mistake> mistakes;
  const Settings settings =
      parse_settings("config.toml", "contact = \"watch@example.org\"\n", mistakes);
  CHECK(mistakes.empty());
  CHECK(settings.agent == "labledger");
  CHECK(settings.labs.empty());
  CHECK(settings.crawl.host_connections == 1);
  CHECK(user_agent(settings, "1.2") == "labledger/1.2 (+mailto:watch@example.org)");
}

TEST_CASE("a config sets what it names", "[parsers]") {
  std::vector<Mistake> mistakes;
  const Settings settings = parse_settings("config.toml", R"(
contact = "https://watch.example/about"
agent = "watchdog"
db = "my.db"
labs = "my-labs"
reports = "/srv/reports"
[crawl]
host_delay = "2s"
host_connections = 2
max_connections = 8
max_attempts = 5
max_redirects = 4
max_body = "4MiB"
connect_time = "5s"
total_time = "1m"
)",
                                           mistakes);
  CHECK(mistakes.empty());
  CHECK(user_agent(settings, "1") == "watchdog/1 (+https://watch.example/about)");
  CHECK(settings.db == "my.db");
  CHECK(settings.labs == "my-labs");
  CHECK(settings.reports == "/srv/reports");
  CHECK(settings.crawl.host_delay == std::chrono::seconds{2});
  CHECK(settings.crawl.host_connections == 2);
  CHECK(settings.crawl.max_connections == 8);
  CHECK(settings.crawl.max_attempts == 5);
  CHECK(settings.crawl.max_redirects == 4);
  CHECK(settings.crawl.max_body_bytes == 4U << 20);
  CHECK(settings.crawl.connect_time == std::chrono::seconds{5});
  CHECK(settings.crawl.total_time == std::chrono::minutes{1});
}

TEST_CASE("a config that would crawl in nobody's name or without measure is refused", "[parsers]") {
  struct Row {
    std::string text;
    std::string mistake;
  };
  const std::string contact = "contact = \"watch@example.org\"\n";
  const auto row = GENERATE_COPY(values<Row>({
      {"", ": 'contact' is missing"},
      {"contact = \"\"\n", ":1:11: 'contact' is missing"},
      {"contact = \"somebody\"\n", ":1:11: 'contact' must be a mail address"},
      {"contact = \"a@b\\r\\nX: y\"\n", ":1:11: 'contact' has a line break"},
      {"contact = \"a@b) evil (\"\n", ":1:11: 'contact' must be a mail address"},
      {contact + "agent = \"lab ledger\"\n", ":2:9: 'agent' is one word"},
      {contact + "crawl = 3\n", ":2:9: 'crawl' must be a table, not a whole number"},
      {contact + "[crawl]\nhost_dealy = \"5s\"\n", ":3:1: unknown key 'host_dealy'; did you mean"},
      {contact + "[crawl]\nhost_connections = 0\n", ":3:20: 'host_connections' must be 1 to 1000"},
      {contact + "[crawl]\nmax_body = \"16MB\"\n", ":3:12: 'max_body' must be a size such as"},
      {contact + "[crawl]\ntotal_time = \"2h\"\n", ":3:14: 'total_time' must be 1s to 1h"},
  }));
  CHECK_THAT(settings_mistakes(row.text),
             Catch::Contains("config.toml") && Catch::Contains(row.mistake));
}

}  // namespace labledger::parsers
