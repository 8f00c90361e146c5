#include "crawler/robots.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace labledger::crawler {
namespace {

bool allows(const std::string& robots, const std::string& path,
            const std::string& agent = "ledgerbot") {
  return parse_robots(robots).is_allowed(agent, path);
}

}  // namespace

TEST_CASE("the group that names the crawler speaks to it, and no other", "[crawler]") {
  struct Row {
    const char* robots;
    bool allowed;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"", true, "no groups"},
      {"user-agent: ledgerbot\ndisallow: /", false, "named, no final line end"},
      {"USER-AGENT: LedgerBot\nDISALLOW: /\n", false, "case of keys and tokens"},
      {"user-agent: ledgerbot/2.1\ndisallow: /\n", false, "a version is no part of the token"},
      {"user-agent: ledgerbot-news\ndisallow: /\n", true, "another token with the same beginning"},
      {"user-agent: ledger\ndisallow: /\n", true, "a token is matched whole"},
      {"user-agent: *\ndisallow: /\n", false, "everyone"},
      {"user-agent: *\ndisallow: /\nuser-agent: ledgerbot\nallow: /\n", true, "named beats *"},
      {"user-agent: *\ndisallow: /\n\nuser-agent: ledgerbot\ndisallow:\n", true,
       "an empty named group beats *"},
      {"user-agent: ledgerbot\nuser-agent: other\ndisallow: /\n", false, "two agents, one group"},
      {"user-agent: ledgerbot\nallow: /x\nuser-agent: b\ndisallow: /\n", true,
       "a rule ends the run of agents"},
      {"user-agent: ledgerbot\ncrawl-delay: 1\nuser-agent: b\ndisallow: /\n", false,
       "other lines do not"},
      {"user-agent: ledgerbot\nallow: /x\n\nuser-agent: ledgerbot\ndisallow: /\n", false,
       "groups of one agent are taken together"},
      {"disallow: /\nuser-agent: ledgerbot\n", true, "a rule before any agent"},
      {"user-agent: ledgerbot # us\ndisallow: / # all\n", false, "comments"},
      {"user-agent: ledgerbot\r\rdisallow: /\r", false, "lone carriage returns end lines"},
      {"\xEF\xBB\xBFuser-agent: ledgerbot\ndisallow: /\n", false, "byte order mark"},
      {"<!doctype html><p>Disallow: /</p>", true, "a page of HTML"},
      {"user-agent: ledgerbot\nplease disallow / kindly\n", true, "prose is no rule"},
  }));
  CAPTURE(row.why);
  CHECK(allows(row.robots, "/page") == row.allowed);
}

TEST_CASE("the longest matching pattern decides", "[crawler]") {
  struct Row {
    const char* rules;
    const char* path;
    bool allowed;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"disallow: /a\nallow: /a/b", "/a/b/c", true, "longer allow"},
      {"allow: /a\ndisallow: /a/b", "/a/b/c", false, "longer disallow"},
      {"disallow: /a\nallow: /a", "/a", true, "equal length: allow"},
      {"disallow: /a", "/b", true, "no match"},
      {"disallow: /A", "/a", true, "paths have case"},
      {"disallow: /a*c", "/abbbc/d", false, "a star stands for anything"},
      {"disallow: /a*c$", "/abcbc", false, "the last run before $ is the end"},
      {"disallow: /a*c$", "/abcd", true, "$ is the end"},
      {"disallow: /*", "/", false, "a star stands for nothing"},
      {"disallow: /a**b", "/ab", false, "stars in a row"},
      {"disallow: *b", "/ab", false, "a star in front"},
      {"disallow: /a$b", "/a$b", false, "$ inside is itself"},
      {"disallow: $", "/", true, "nothing but the end"},
      {"disallow: /ab*b$", "/ab", true, "the runs do not overlap"},
      {"disallow: /\xE3\x83\x84", "/%e3%83%84", false, "bytes and their escapes are one"},
      {"disallow: /%62%61z", "/baz", false, "so are unreserved characters"},
      {"disallow: /a%2Fb", "/a/b", true, "reserved ones are not"},
      {"disallow: /a-%2A", "/a-*", false, "an escaped star is a star"},
      {"disallow: /a-%24", "/a-$", false, "an escaped $ is a $"},
      {"disallow: /*?", "/a?b", false, "the query counts"},
      {"disallow: /", "/robots.txt", true, "robots.txt is always allowed"},
      {"disallow: /", "", false, "an empty path is /"},
      {"disalow: /a", "/a", false, "a forgiven misspelling"},
      {"disallow /a", "/a", false, "a forgotten colon"},
      {"disallow: /\nallow: /d/index.html", "/d/", true, "index.html stands for its folder"},
  }));
  CAPTURE(row.why);
  CHECK(allows(std::string("user-agent: *\n") + row.rules, row.path) == row.allowed);
}

TEST_CASE("matching agrees with the obvious slow matcher on all short patterns", "[crawler]") {
  // Every pattern and path over a small alphabet, against backtracking by definition.
  struct Slow {
    static bool match(const char* pattern, const char* path) {
      if (*pattern == '\0') return true;
      if (*pattern == '$' && pattern[1] == '\0') return *path == '\0';
      if (*pattern == '*') {
        return match(pattern + 1, path) || (*path != '\0' && match(pattern, path + 1));
      }
      return *pattern == *path && match(pattern + 1, path + 1);
    }
  };
  const auto word = [](unsigned number, const std::string& alphabet, std::size_t length) {
    std::string out = "/";
    for (std::size_t i = 0; i < length; ++i) {
      out += alphabet[number % alphabet.size()];
      number /= static_cast<unsigned>(alphabet.size());
    }
    return out;
  };
  for (unsigned p = 0; p < 3 * 3 * 3 * 3 * 2; ++p) {
    const std::string pattern = word(p / 2, "ab*", 4) + (p % 2 != 0 ? "$" : "");
    const RobotsRules rules = parse_robots("user-agent: *\ndisallow: " + pattern);
    for (unsigned t = 0; t < 64; ++t) {
      const std::string path = word(t, "ab", t % 7);
      const bool expected = !Slow::match(pattern.c_str(), path.c_str());
      if (rules.is_allowed("x", path) != expected) FAIL(pattern << " against " << path);
    }
  }
}

TEST_CASE("no pattern is slow", "[crawler]") {
  std::string stars = "/";
  for (int i = 0; i < 8000; ++i)
    stars += "*a";
  const std::string path = "/" + std::string(8000, 'a');
  CHECK_FALSE(allows("user-agent: *\ndisallow: " + stars, path));
  CHECK(allows("user-agent: *\ndisallow: " + stars + "b", path));
  CHECK(allows("user-agent: *\ndisallow: /*" + std::string(4000, 'a') + "b", path));
  std::string file = "user-agent: *\n";
  while (file.size() < kRobotsByteLimit)
    file += "disallow: /*a*a*b$\n";
  CHECK(allows(file, path));
}

TEST_CASE("what stands after the byte limit is ignored, and so is a line cut by it", "[crawler]") {
  std::string file = "user-agent: *\ndisallow: /early\n";
  file.resize(kRobotsByteLimit - 12, '#');
  file += "\ndisallow: /late\n";
  CHECK_FALSE(allows(file, "/early"));
  CHECK(allows(file, "/late"));
  CHECK(allows(file, "/l"));
  const RobotsRules all = parse_robots(file, file.size());
  CHECK_FALSE(all.is_allowed("x", "/late"));
}

TEST_CASE("crawl-delay is read for the group that applies", "[crawler]") {
  const RobotsRules rules = parse_robots(
      "user-agent: a\ncrawl-delay: 2.5\nuser-agent: *\ndisallow:\ncrawl-delay: 10\n"
      "user-agent: b\ncrawl-delay: soon\nuser-agent: c\ncrawl-delay: -1\n");
  CHECK(rules.crawl_delay("a") == std::chrono::milliseconds{10'000});  // One group with "*".
  CHECK(rules.crawl_delay("z") == std::chrono::milliseconds{10'000});
  CHECK(rules.crawl_delay("b") == std::nullopt);
  CHECK(rules.crawl_delay("c") == std::nullopt);
}

TEST_CASE("sitemaps belong to no group", "[crawler]") {
  const RobotsRules rules = parse_robots(
      "Sitemap: https://example.org/a.xml\nuser-agent: x\nsitemap: https://example.org/b.xml\n");
  CHECK(rules.sitemaps ==
        std::vector<std::string>{"https://example.org/a.xml", "https://example.org/b.xml"});
}

TEST_CASE("the path of a URL is found in any of its forms", "[crawler]") {
  struct Row {
    const char* url;
    const char* path;
  };
  const auto row = GENERATE(values<Row>({{"", "/"},
                                         {"http://example.org", "/"},
                                         {"http://example.org/a?b=c#d", "/a?b=c"},
                                         {"http://example.org/a?u=http://b/", "/a?u=http://b/"},
                                         {"//example.org/a", "/a"},
                                         {"example.org/a", "/a"},
                                         {"example.org?a", "/?a"},
                                         {"/a", "/a"}}));
  CAPTURE(row.url);
  CHECK(robots_path(row.url) == row.path);
}

}  // namespace labledger::crawler
