#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include "db/change_store.hpp"
#include "db/derive_store.hpp"
#include "db/event_store.hpp"
#include "db/migrations.hpp"
#include "db/opening_store.hpp"
#include "db/schema_steps.hpp"
#include "db/statement_store.hpp"
#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

/// Makes a database file from a stored script, as an older program left it.
void restore(const std::string& path, const std::string& script) {
  std::ifstream stream(std::string(LABLEDGER_TEST_DATA) + "/db/" + script, std::ios::binary);
  const std::string sql{std::istreambuf_iterator<char>(stream), {}};
  REQUIRE_FALSE(sql.empty());
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  REQUIRE(sqlite3_close(database) == SQLITE_OK);
}

}  // namespace

TEST_CASE("a ledger of schema 1 is brought up to date with all that is in it", "[db]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("old.db");
  restore(path, "schema-1.sql");
  SECTION("which reading alone does not do") {
    const auto opened = Database::open(path, OpenMode::ReadOnly);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().kind == ErrorKind::Storage);
    CHECK(opened.error().message.find("has schema 1") != std::string::npos);
  }
  SECTION("and writing does") {
    const auto opened = Database::open(path, OpenMode::ReadWrite);
    REQUIRE(opened.has_value());
    Database& database = **opened;
    CHECK(database.integer("PRAGMA user_version").value() == current_schema_version());
    CHECK(database.integer("SELECT count(*) FROM fetch").value() == 3);
    const auto changes = ChangeStore(database).read({});
    REQUIRE(changes->size() == 1);
    CHECK(changes->front().change.id == "fdcb97ca3bf1836b");
    CHECK_FALSE(changes->front().change.severity.has_value());
    // What was derived before there were alerts has had its turn: nobody is told of it now.
    EventStore events(database);
    CHECK(events.raised_up_to(SourceId{1}).value() == FetchId{3});
    CHECK(events.read({})->empty());
  }
}

TEST_CASE("a ledger of schema 2 keeps its events and waits to be derived anew", "[db]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("old.db");
  restore(path, "schema-2.sql");
  const auto opened = Database::open(path, OpenMode::ReadWrite);
  REQUIRE(opened.has_value());
  Database& database = **opened;
  CHECK(database.integer("PRAGMA user_version").value() == current_schema_version());
  CHECK(database.integer("SELECT count(*) FROM fetch").value() == 3);
  const auto events = EventStore(database).read({});
  REQUIRE(events->size() == 1);
  CHECK(events->front().id == "ecac09216afac456");
  CHECK(database.integer("SELECT count(*) FROM delivery WHERE state = 'pending'").value() == 1);
  // The board was kept without being read: nothing is known of it until its evidence is derived.
  CHECK(OpeningStore(database).boards(SourceId{2})->empty());
  CHECK(DeriveStore(database).stale_sources("3", "3")->size() == 2);
  CHECK(DeriveStore(database).stale_sources("2", "2")->empty());
}

TEST_CASE("a ledger of schema 6 keeps what its pages were read to state", "[db]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("old.db");
  sqlite3* old = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &old) == SQLITE_OK);
  const auto run = [&](const char* sql) {
    CHECK(sqlite3_exec(old, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  };
  run("PRAGMA application_id=0x4c61624c");
  for (const SchemaStep& step : schema_steps().first(6)) {
    run(step.sql);
    run(step.count);
  }
  run("INSERT INTO source (id, url) VALUES (1, 'https://lab.example/'), (2, 'https://b.example/')");
  run("INSERT INTO fetch VALUES (5, 1, 'fetched', 'own', 10, 10, 200, 'https://lab.example/', '', "
      "'', "
      "'', NULL, NULL, NULL, '', '', '', '', zeroblob(32))");
  run("INSERT INTO segment VALUES (1, 7, 'We test.', 'main', 1, 1, 10, 10, 20),"
      "(1, -8, 'We wait.', 'main', 1, 1, 10, 10, 20), (2, 7, 'We test.', 'main', 1, 1, 10, 10, "
      "20)");
  run("INSERT INTO reading (id, source, key, fetch, lab, kinds, categories, statement, speaker, "
      "promise) VALUES (30, 2, 7, 5, 'b', 'commitment', '', 99, 'lab', 'commitment;binding;lab'), "
      "(10, 1, 7, 5, 'acme', 'commitment', '', 99, 'lab', NULL), "
      "(20, 1, -8, 5, 'acme', '', '', NULL, NULL, NULL)");
  REQUIRE(sqlite3_close(old) == SQLITE_OK);

  const auto opened = Database::open(path, OpenMode::ReadWrite);
  REQUIRE(opened.has_value());
  StatementStore statements(**opened);
  const auto own = statements.everything(SourceId{1});
  REQUIRE(own.has_value());
  REQUIRE(own->size() == 2);
  CHECK(own->front().number == 10);
  CHECK(own->front().reading.statement == 99);
  CHECK(own->back().segment.text == "We wait.");
  const auto other = statements.telling(SourceId{2});
  REQUIRE(other->size() == 1);
  CHECK(other->front().number == 30);
  REQUIRE(other->front().reading.promise.has_value());
  CHECK(other->front().reading.promise->level == StatementLevel::Binding);
}

}  // namespace labledger::db
