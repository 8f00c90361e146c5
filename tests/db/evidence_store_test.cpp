#include "db/evidence_store.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

FetchedBody full_record() {
  FetchedBody fetched = archived("https://lab.example/policy", 1'700'000'000'123, "<p>body</p>");
  FetchRecord& record = fetched.record;
  record.provenance = Provenance::Own;
  record.archive.clear();
  record.finished = {1'700'000'000'456};
  record.final_url = "https://lab.example/policy/v2";
  record.redirects = {{301, "https://lab.example/policy/"}, {302, "https://lab.example/policy/v2"}};
  record.request_headers = {{"If-None-Match", "\"x\""}};
  record.retry_at = Instant{1'700'000'100'000};
  record.remote_address = "192.0.2.7";
  record.error = "a sentence";
  return fetched;
}

}  // namespace

TEST_CASE("an attempt reads back as it was appended", "[db]") {
  TestLedger ledger;
  EvidenceStore evidence(*ledger.database);
  const FetchedBody fetched = full_record();
  const auto row = append(*ledger.database, evidence, fetched);
  const FetchRecord stored = evidence.get(row->id).value().record;
  CHECK(stored.url == fetched.record.url);
  CHECK(stored.outcome == fetched.record.outcome);
  CHECK(stored.provenance == fetched.record.provenance);
  CHECK(stored.started == fetched.record.started);
  CHECK(stored.finished == fetched.record.finished);
  CHECK(stored.final_url == fetched.record.final_url);
  CHECK(stored.redirects == fetched.record.redirects);
  CHECK(stored.request_headers == fetched.record.request_headers);
  CHECK(stored.response_headers == fetched.record.response_headers);
  CHECK(stored.retry_at == fetched.record.retry_at);
  CHECK(stored.remote_address == fetched.record.remote_address);
  CHECK(stored.error == fetched.record.error);
  CHECK(stored.payload == sha256(fetched.body));
}

TEST_CASE("a capture of an archive is kept once", "[db]") {
  TestLedger ledger;
  EvidenceStore evidence(*ledger.database);
  const FetchedBody capture = archived("https://lab.example/", 5, "one");
  CHECK(append(*ledger.database, evidence, capture).has_value());
  CHECK_FALSE(append(*ledger.database, evidence, capture).has_value());
  CHECK(ledger.database->integer("SELECT count(*) FROM fetch").value() == 1);
}

TEST_CASE("evidence cannot be changed or deleted, not even by SQL", "[db]") {
  TestLedger ledger;
  EvidenceStore evidence(*ledger.database);
  append(*ledger.database, evidence, archived("https://lab.example/", 5, "one"));
  const char* sql =
      GENERATE("UPDATE fetch SET started = 6", "DELETE FROM fetch", "UPDATE payload SET size = 1",
               "DELETE FROM payload", "UPDATE source SET url = 'x'", "DELETE FROM source");
  CAPTURE(sql);
  CHECK_FALSE(ledger.database->run_script(sql).has_value());
}

TEST_CASE("rows of a source come in the order of capture time, whatever the order of arrival",
          "[db]") {
  TestLedger ledger;
  EvidenceStore evidence(*ledger.database);
  for (const std::int64_t at : {30, 10, 20}) {
    append(*ledger.database, evidence, archived("https://lab.example/", at, std::to_string(at)));
  }
  std::vector<std::int64_t> times;
  const auto source = evidence.find_source("https://lab.example/").value().value();
  const auto visit = [&](const FetchRow& row) -> Result<void> {
    times.push_back(row.record.started.ms);
    return {};
  };
  REQUIRE(evidence.for_each_after(source, FetchId{0}, visit).has_value());
  CHECK(times == std::vector<std::int64_t>{10, 20, 30});
  times.clear();
  REQUIRE(evidence.for_each_after(source, FetchId{1}, visit).has_value());
  CHECK(times == std::vector<std::int64_t>{10, 20});
}

TEST_CASE("a Retry-After is remembered until it has passed", "[db]") {
  TestLedger ledger;
  EvidenceStore evidence(*ledger.database);
  append(*ledger.database, evidence, full_record());
  CHECK(evidence.waits_after({1'700'000'099'999}).value().size() == 1);
  CHECK(evidence.waits_after({1'700'000'100'000}).value().empty());
}

TEST_CASE("an archive's revisit points at a payload that is kept, or at none", "[db]") {
  TestLedger ledger;
  EvidenceStore evidence(*ledger.database);
  const auto first = append(*ledger.database, evidence, archived("https://lab.example/", 1, "one"));
  FetchedBody revisit = archived("https://lab.example/", 2, "");
  revisit.record.outcome = FetchOutcome::NotModified;
  revisit.record.payload = sha256("one");
  CHECK(append(*ledger.database, evidence, revisit)->payload == first->payload);
  revisit.record.started = {3};
  revisit.record.payload = sha256("never seen");
  const auto dangling = append(*ledger.database, evidence, revisit);
  CHECK_FALSE(dangling->payload.has_value());
  CHECK_FALSE(evidence.get(dangling->id).value().record.payload.has_value());
}

TEST_CASE("a full disk leaves the ledger as it was, at every page", "[db]") {
  // Fails the N-th new page for N = 0, 1, 2, … until the append goes through.
  TestLedger ledger;
  // Does not compress, so that it takes pages: more than the steps of the schema have freed.
  std::string noise;
  for (std::uint64_t i = 0; i < 12'000; ++i)
    noise += sha256(std::to_string(i)).hex().substr(0, 16);
  bool appended = false;
  int refusals = 0;
  for (int spare = 0; !appended && spare < 100; ++spare) {
    EvidenceStore evidence(*ledger.database);
    const auto pages = ledger.database->integer("PRAGMA page_count").value().value();
    sqlite3* connection = ledger.database->connection();
    const std::string limit = "PRAGMA max_page_count=" + std::to_string(pages + spare);
    REQUIRE(sqlite3_exec(connection, limit.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    {
      auto transaction = Transaction::begin(*ledger.database);
      REQUIRE(transaction.has_value());
      const auto row = evidence.append(archived("https://lab.example/", 1, noise));
      appended = row.has_value() && transaction->commit().has_value();
      if (!row) CHECK(row.error().kind == ErrorKind::Storage);
    }
    const auto fetches = ledger.database->integer("SELECT count(*) FROM fetch").value().value();
    const auto payloads = ledger.database->integer("SELECT count(*) FROM payload").value().value();
    CHECK(fetches == (appended ? 1 : 0));
    CHECK(payloads == fetches);
    refusals += appended ? 0 : 1;
  }
  CHECK(appended);
  CHECK(refusals > 3);
}

}  // namespace labledger::db
