#include "db/database.hpp"

#include <fstream>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include "db/migrations.hpp"
#include "db/write_lock.hpp"
#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a ledger that is not there is named when reading, made when writing", "[db]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("new.db");
  const auto missing = Database::open(path, OpenMode::ReadOnly);
  CHECK(missing.error().kind == ErrorKind::NotFound);
  CHECK(missing.error().message.find(path) != std::string::npos);
  CHECK(Database::open(path, OpenMode::ReadWrite).has_value());
  CHECK(Database::open(path, OpenMode::ReadOnly).has_value());
}

TEST_CASE("what is no ledger is refused and left alone", "[db]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("file.db");
  SECTION("a text file") {
    const std::string text = "these are the notes of a researcher, long enough to be a header\n";
    write(path, text + text);
    CHECK(Database::open(path, OpenMode::ReadWrite).error().kind == ErrorKind::Storage);
    std::ifstream file(path);
    std::string first;
    std::getline(file, first);
    CHECK(first + "\n" == text);
  }
  SECTION("another program's SQLite file") {
    {
      const auto other = Database::open(path, OpenMode::ReadWrite);
      REQUIRE(other.has_value());
      REQUIRE((*other)->run_script("PRAGMA application_id=7").has_value());
    }
    const auto refused = Database::open(path, OpenMode::ReadWrite);
    CHECK(refused.error().kind == ErrorKind::Storage);
    CHECK(refused.error().message.find("not a ledger") != std::string::npos);
  }
  SECTION("a ledger of a newer program") {
    {
      const auto newer = Database::open(path, OpenMode::ReadWrite);
      REQUIRE((*newer)->run_script("PRAGMA user_version=99").has_value());
    }
    CHECK(Database::open(path, OpenMode::ReadWrite).error().message.find("schema 99") !=
          std::string::npos);
  }
  SECTION("a folder that does not exist") {
    CHECK(Database::open(folder.path("no/such.db"), OpenMode::ReadWrite).error().kind ==
          ErrorKind::Storage);
  }
}

TEST_CASE("a second writer is told at once who holds the ledger", "[db]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("ledger.db");
  {
    const auto first = WriteLock::acquire(path);
    REQUIRE(first.has_value());
    const auto second = WriteLock::acquire(path);
    CHECK(second.error().kind == ErrorKind::Locked);
    CHECK(second.error().message.find(path) != std::string::npos);
  }
  CHECK(WriteLock::acquire(path).has_value());
}

TEST_CASE("a transaction that is not committed leaves nothing", "[db]") {
  TestLedger ledger;
  {
    auto transaction = Transaction::begin(*ledger.database);
    REQUIRE(transaction.has_value());
    REQUIRE(ledger.database->run("INSERT INTO source (url) VALUES (?)", "https://lab.example/")
                .has_value());
  }
  CHECK(ledger.database->integer("SELECT count(*) FROM source").value() == 0);
}

TEST_CASE("a snapshot does not see what others commit while it lasts", "[db]") {
  TestLedger ledger;
  const auto reader = ledger.open(OpenMode::ReadOnly);
  const auto count = [&] { return reader->integer("SELECT count(*) FROM source").value(); };
  const auto add = [&](const char* url) {
    REQUIRE(ledger.database->run("INSERT INTO source (url) VALUES (?)", url).has_value());
  };
  add("https://lab.example/one");
  {
    const auto snapshot = Transaction::begin_reading(*reader);
    REQUIRE(snapshot.has_value());
    CHECK(count() == 1);
    add("https://lab.example/two");
    CHECK(count() == 1);
  }
  CHECK(count() == 2);
}

TEST_CASE("two connections can read the same state while others commit", "[db]") {
  TestLedger ledger;
  const auto first = ledger.open(OpenMode::ReadOnly);
  const auto second = ledger.open(OpenMode::ReadOnly);
  const auto add = [&](const char* url) {
    REQUIRE(ledger.database->run("INSERT INTO source (url) VALUES (?)", url).has_value());
  };
  const auto count = [](Database& database) {
    return database.integer("SELECT count(*) FROM source").value();
  };
  add("https://lab.example/one");
  CHECK(count(*first) == 1);
  add("https://lab.example/two");  // The first connection has seen an older state.
  {
    const auto both = Transaction::begin_reading_both(*first, *second);
    REQUIRE(both.has_value());
    REQUIRE(both->has_value());
    add("https://lab.example/three");
    CHECK(count(*first) == 2);
    CHECK(count(*second) == 2);
  }
  CHECK(count(*first) == 3);
  CHECK(count(*second) == 3);
}

TEST_CASE("two connections read different states only when told so", "[db]") {
  // Another process that commits each time that the second connection begins to read.
  TestLedger ledger;
  const auto first = ledger.open(OpenMode::ReadOnly);
  const auto second = ledger.open(OpenMode::ReadOnly);
  struct Writer {
    Database* database;
    int commits = 0;
  } writer{ledger.database.get()};
  const auto commit = [](unsigned, void* context, void* statement, void*) {
    auto& one = *static_cast<Writer*>(context);
    const char* const sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
    if (std::string_view(sql) != "BEGIN") return 0;
    const std::string url = "https://lab.example/" + std::to_string(++one.commits);
    CHECK(one.database->run("INSERT INTO source (url) VALUES (?)", url).has_value());
    return 0;
  };
  REQUIRE(sqlite3_trace_v2(first->connection(), SQLITE_TRACE_STMT, commit, &writer) == SQLITE_OK);
  const auto both = Transaction::begin_reading_both(*first, *second);
  REQUIRE(both.has_value());
  CHECK_FALSE(both->has_value());
  CHECK(writer.commits > 1);
  CHECK_FALSE(first->is_in_transaction());
  CHECK_FALSE(second->is_in_transaction());
}

TEST_CASE("a snapshot within a transaction is the transaction's, and does not end it", "[db]") {
  TestLedger ledger;
  auto transaction = Transaction::begin(*ledger.database);
  REQUIRE(transaction.has_value());
  CHECK(Transaction::begin_reading(*ledger.database).has_value());
  REQUIRE(ledger.database->run("INSERT INTO source (url) VALUES (?)", "https://lab.example/")
              .has_value());
  REQUIRE(transaction->commit().has_value());
  CHECK(ledger.database->integer("SELECT count(*) FROM source").value() == 1);
}

TEST_CASE("values keep their kind: text, bytes with NUL, integers, null", "[db]") {
  TestLedger ledger;
  const std::string bytes("a\0b", 3);
  auto rows = ledger.database->query("SELECT ?, ?, ?, ?, typeof(?4)", "text", Blob{bytes},
                                     std::int64_t{-5}, std::optional<std::int64_t>{});
  REQUIRE(rows.has_value());
  REQUIRE(rows->next().value());
  CHECK(rows->text(0) == "text");
  CHECK(rows->bytes(1) == bytes);
  CHECK(rows->integer(2) == -5);
  CHECK_FALSE(rows->optional_integer(3).has_value());
  CHECK(rows->text(4) == "null");
}

}  // namespace labledger::db
