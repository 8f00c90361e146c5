#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parsers/registry/lab_file.hpp"

namespace labledger::parsers {
namespace {

const std::string kHead = R"(id = "acme"
name = "Acme AI"
frontier_policy = "no"
[[status]]
status = "active"
[[source]]
id = "news"
url = "https://acme.example/rss.xml"
topic = "announcements"
)";

std::string mistakes_of(const std::string& text) {
  std::vector<Mistake> mistakes;
  static_cast<void>(parse_lab("acme.toml", kHead + text, mistakes));
  std::string out;
  for (const Mistake& mistake : mistakes)
    out += format_mistake(mistake) + "\n";
  return out;
}

}  // namespace

TEST_CASE("a feed's rules of discovery are read with everything they say", "[parsers]") {
  std::vector<Mistake> mistakes;
  const LabFile read = parse_lab("acme.toml", kHead + R"(kind = "feed"
[[source.discover]]
paths = ["/news/*", "/research/**"]
hosts = ["blog.acme.example", "acme.example:8443"]
kind = "document"
topic = "safety"
every = "3d"
depth = 2
max_items = 7
[[source.discover]]
paths = ["/policy"]
topic = "policy"
)",
                                 mistakes);
  REQUIRE(mistakes.empty());
  const std::vector<DiscoveryRule>& rules = read.lab.sources.front().discover;
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].paths == std::vector<std::string>{"/news/*", "/research/**"});
  CHECK(rules[0].hosts == std::vector<std::string>{"blog.acme.example", "acme.example:8443"});
  CHECK(rules[0].kind == SourceKind::Document);
  CHECK(rules[0].topic == "safety");
  CHECK(rules[0].interval == std::chrono::hours{72});
  CHECK(rules[0].depth == 2);
  CHECK(rules[0].max_items == 7);
  CHECK(rules[1].hosts.empty());
  CHECK(rules[1].kind == SourceKind::Page);
  CHECK(rules[1].interval == std::chrono::hours{24});
  CHECK(rules[1].max_items == 100);
}

TEST_CASE("rules of discovery may stand in one line", "[parsers]") {
  std::vector<Mistake> mistakes;
  const LabFile read =
      parse_lab("acme.toml",
                kHead +
                    "kind = \"sitemap\"\ndiscover = [{ paths = [\"/a/*\"], topic = \"policy\" "
                    "}]\n",
                mistakes);
  CHECK(mistakes.empty());
  CHECK(read.lab.sources.front().discover.size() == 1);
}

TEST_CASE("every mistake of a rule of discovery is named at its place", "[parsers]") {
  struct Row {
    std::string text;
    const char* said;
    const char* why;
  };
  const std::string rule = "kind = \"feed\"\n[[source.discover]]\n";
  const Row row = GENERATE_COPY(
      Row{rule + "topic = \"safety\"\n", "'paths' must name at least one pattern", "no pattern"},
      Row{rule + "topic = \"safety\"\npaths = [\"news/*\"]\n", ":13:9: a pattern begins with '/'",
          "a pattern that no path is of"},
      Row{rule + "topic = \"safety\"\npaths = [\"/" + std::string(200, 'x') + "\"]\n",
          "a pattern of 201 bytes; the limit is 200", "too long"},
      Row{rule + "paths = [\"/a\"]\n", "'topic'", "no topic"},
      Row{rule + "paths = [\"/a\"]\ntopic = \"saftey\"\n", ":13:9: 'topic' must be one of",
          "an unknown topic"},
      Row{rule + "paths = [\"/a\"]\ntopic = \"safety\"\nhosts = [\"https://a.example\"]\n",
          "is no host name", "a URL in place of a host"},
      Row{rule + "paths = [\"/a\"]\ntopic = \"safety\"\nkind = \"feed\"\n", "'kind' must be one of",
          "a kind that leads further"},
      Row{rule + "paths = [\"/a\"]\ntopic = \"safety\"\ndepth = 4\n", ":14:9: 'depth'",
          "deeper than anybody reads"},
      Row{rule + "paths = [\"/a\"]\ntopic = \"safety\"\nmax_items = 0\n", "'max_items'",
          "a rule that takes nothing"},
      Row{rule + "paths = [\"/a\"]\ntopic = \"safety\"\npath = \"/b\"\n",
          "unknown key 'path'; did you mean 'paths'?", "a misspelt key"},
      Row{"kind = \"page\"\n[[source.discover]]\npaths = [\"/a\"]\ntopic = \"safety\"\n",
          "only a source of kind 'feed' or 'sitemap' leads to others", "a page lists nothing"});
  CAPTURE(row.why);
  CHECK_THAT(mistakes_of(row.text), Catch::Contains(row.said));
}

}  // namespace labledger::parsers
