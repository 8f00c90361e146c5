#pragma once
// A ledger file of its own for one test, and captures to put into it.

#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include "db/database.hpp"
#include "db/evidence_store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::db {

/// An open, empty ledger in a folder of its own.
struct TestLedger {
  test::TemporaryFolder folder;
  std::string path = folder.path("ledger.db");
  std::unique_ptr<Database> database = open();

  [[nodiscard]] std::unique_ptr<Database> open(OpenMode mode = OpenMode::ReadWrite) const {
    auto opened = Database::open(path, mode);
    REQUIRE(opened.has_value());
    return std::move(opened).value();
  }
};

/// A page as an archive has it.
inline FetchedBody archived(const std::string& url, std::int64_t at_ms, const std::string& body) {
  FetchedBody fetched;
  fetched.record.url = url;
  fetched.record.final_url = url;
  fetched.record.outcome = FetchOutcome::Fetched;
  fetched.record.provenance = Provenance::Archive;
  fetched.record.started = {at_ms};
  fetched.record.finished = {at_ms};
  fetched.record.status = 200;
  fetched.record.response_headers = {{"Content-Type", "text/html"}, {"ETag", "\"a\""}};
  fetched.record.archive = "<urn:uuid:" + url + std::to_string(at_ms) + ">";
  fetched.body = body;
  return fetched;
}

/// Appends in a transaction of its own.
inline std::optional<FetchRow> append(Database& database, EvidenceStore& evidence,
                                      const FetchedBody& fetched) {
  auto transaction = Transaction::begin(database);
  REQUIRE(transaction.has_value());
  auto row = evidence.append(fetched);
  REQUIRE(row.has_value());
  REQUIRE(transaction->commit().has_value());
  return std::move(row).value();
}

}  // namespace labledger::db
