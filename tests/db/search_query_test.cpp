#include "db/search_query.hpp"

#include <random>
#include <string>

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

std::string query_of(const std::string& text) {
  const auto query = to_fts_query(text);
  INFO((query ? "" : query.error().message));
  REQUIRE(query.has_value());
  return *query;
}

}  // namespace

TEST_CASE("words, phrases, beginnings and exclusions become one expression", "[db]") {
  CHECK(query_of("red team") == R"(("red" AND "team"))");
  CHECK(query_of("\"will not\" deploy") == R"(("will not" AND "deploy"))");
  CHECK(query_of("“will not”") == R"(("will not"))");
  CHECK(query_of("threshold*") == R"(("threshold" *))");
  CHECK(query_of("risk -insurance -\"credit risk\"") ==
        R"((("risk") NOT ("insurance" OR "credit risk")))");
  CHECK(query_of("安全") == R"(("安 全 "))");
}

TEST_CASE("signs that the index would read as syntax are words or nothing", "[db]") {
  CHECK(query_of("AND OR NOT NEAR") == R"(("AND" AND "OR" AND "NOT" AND "NEAR"))");
  CHECK(query_of("words:risk (a ^b + {c})") == R"x(("words:risk" AND "(a" AND "^b" AND "{c})"))x");
  CHECK(query_of("open \"end of it") == R"(("open" AND "end of it"))");
}

TEST_CASE("a search without a word that must be there is refused, and so is one past a limit",
          "[db]") {
  const std::string text = GENERATE(as<std::string>{}, "", "  ", "-risk", "\"\"", "!? -- *");
  CAPTURE(text);
  REQUIRE_FALSE(to_fts_query(text).has_value());
  CHECK(to_fts_query(text).error().kind == ErrorKind::Usage);
  std::string many;
  for (std::size_t i = 0; i <= kSearchTerms; ++i)
    many += "a ";
  CHECK(to_fts_query(many).error().message.find("64") != std::string::npos);
  CHECK(to_fts_query(std::string(kSearchBytes + 1, 'a')).error().message.find("2000") !=
        std::string::npos);
}

TEST_CASE("whatever is typed, the index takes it", "[db]") {
  const TestLedger ledger;
  // NOLINTNEXTLINE(bugprone-random-generator-seed): always the same texts.
  std::mt19937 random(7);
  std::string alphabet = "ab \"\"*-()^:+{}'\\,.\t“”安\xE5\xFFNEARORANDNOT";
  alphabet += '\0';
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    const std::size_t size = random() % 24;
    for (std::size_t k = 0; k < size; ++k)
      text += alphabet[random() % alphabet.size()];
    const auto query = to_fts_query(text);
    if (!query) continue;
    CAPTURE(text, *query);
    auto rows = ledger.database->query("SELECT rowid FROM search_index WHERE search_index MATCH ?",
                                       "words : " + *query);
    REQUIRE(rows.has_value());
    const auto next = rows->next();
    INFO((next ? "" : next.error().message));
    CHECK(next.has_value());
  }
}

}  // namespace labledger::db
