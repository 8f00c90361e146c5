#include "db/verify.hpp"

#include <catch2/catch.hpp>

#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

Verification verified(Database& database) {
  auto found = verify(database, [](std::int64_t, std::int64_t) {});
  REQUIRE(found.has_value());
  return std::move(found).value();
}

void fill(TestLedger& ledger) {
  EvidenceStore evidence(*ledger.database);
  for (int i = 0; i < 20; ++i) {
    append(*ledger.database, evidence,
           archived("https://lab.example/", i, "version " + std::to_string(i)));
  }
}

}  // namespace

TEST_CASE("an untouched ledger verifies, and says how much was checked", "[db]") {
  TestLedger ledger;
  fill(ledger);
  const Verification found = verified(*ledger.database);
  CHECK(found.faults.empty());
  CHECK(found.fetches == 20);
  CHECK(found.payloads == 20);
  CHECK(found.head != Digest{});
}

TEST_CASE("an empty ledger verifies; its head is zero", "[db]") {
  TestLedger ledger;
  const Verification found = verified(*ledger.database);
  CHECK(found.faults.empty());
  CHECK(found.head == Digest{});
}

TEST_CASE("every kind of tampering is found and the row is named", "[db]") {
  struct Row {
    const char* tampering;
    const char* named;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"UPDATE fetch SET started = started + 1 WHERE id = 7", "fetch 7", "a date moved"},
      {"UPDATE fetch SET response_headers = 'ETag: x' WHERE id = 7", "fetch 7",
       "a header replaced"},
      {"UPDATE fetch SET payload = 3 WHERE id = 7", "fetch 7", "another body pointed at"},
      {"DELETE FROM fetch WHERE id = 7", "expected row 7", "a row removed"},
      {"UPDATE source SET url = 'https://other.example/'", "fetch 1", "a page renamed"},
      {"UPDATE payload SET frame = (SELECT frame FROM payload WHERE id = 4) WHERE id = 7",
       "payload 7", "a body replaced"},
      {"UPDATE payload SET digest = zeroblob(32) WHERE id = 7", "payload 7", "a digest replaced"},
      {"UPDATE payload SET base = 19 WHERE id = 7", "payload 7", "a chain that would not end"},
  }));
  CAPTURE(row.why);
  TestLedger ledger;
  fill(ledger);
  REQUIRE(
      ledger.database
          ->run_script("PRAGMA foreign_keys=OFF; DROP TRIGGER fetch_is_fixed; DROP TRIGGER "
                       "fetch_is_kept; DROP TRIGGER payload_is_fixed; DROP TRIGGER source_is_fixed")
          .has_value());
  REQUIRE(ledger.database->run_script(row.tampering).has_value());
  const Verification found = verified(*ledger.database);
  REQUIRE_FALSE(found.faults.empty());
  std::string all;
  for (const std::string& fault : found.faults)
    all += fault + "\n";
  CAPTURE(all);
  CHECK(all.find(row.named) != std::string::npos);
}

}  // namespace labledger::db
