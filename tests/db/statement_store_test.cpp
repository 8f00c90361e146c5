#include "db/statement_store.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "db/derive_store.hpp"
#include "db/segment_store.hpp"
#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

constexpr std::int64_t kDay = 86'400'000;

/// A ledger with pages whose wordings a test puts in.
struct Stored {
  TestLedger ledger;
  Database& database = *ledger.database;
  EvidenceStore evidence{database};
  SegmentStore segments{database};
  StatementStore statements{database};

  FetchRow page(const std::string& url) {
    auto row = append(database, evidence, archived(url, kDay, "body of " + url));
    REQUIRE(row.has_value());
    return *std::move(row);
  }

  std::optional<PromiseReading> promise;  // Of what is put next, where it states something.

  void put(const FetchRow& page, std::uint64_t key, const std::string& text, std::int64_t day,
           const std::vector<StatementKind>& kinds = {}, const std::string& lab = "") {
    SegmentRecord segment;
    segment.key = key;
    segment.text = text;
    segment.present = true;
    segment.runs = 1;
    segment.first_seen = segment.last_change = segment.last_seen = {day * kDay};
    ReadingRow reading;
    reading.source = page.source;
    reading.key = key;
    reading.fetch = page.id;
    reading.lab = lab;
    reading.kinds = kinds;
    reading.categories = {"cyber"};
    if (!kinds.empty()) {
      reading.statement = key + 1;
      reading.level = StatementLevel::Binding;
      reading.speaker = Speaker::LabQuoted;
      reading.quantities = "[1]";
      reading.quote = {.exact = text, .prefix = "p", .suffix = "s", .span = {3, 9}, .heading = "H"};
      reading.promise = promise;
    }
    auto transaction = Transaction::begin(database);
    REQUIRE(transaction.has_value());
    REQUIRE(statements.add(reading, page.record.url, text, segment.first_seen).has_value());
    REQUIRE(segments.put(page.source, {segment}).has_value());
    REQUIRE(transaction->commit().has_value());
  }

  std::vector<std::string> found(const std::string& text, const SearchFilter& filter = {}) {
    std::vector<std::string> texts;
    const auto searched = statements.search(text, filter, [&](const WordingRow& row) {
      texts.push_back(row.segment.text);
      return true;
    });
    INFO((searched ? "" : searched.error().message));
    REQUIRE(searched.has_value());
    return texts;
  }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("what is stored of a statement is read again", "[db]") {
  Stored stored;
  const FetchRow page = stored.page("https://lab.example/a");
  stored.put(page, 7, "We will test models.", 2, {StatementKind::Commitment}, "acme");
  const auto rows = stored.statements.telling(page.source);
  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == 1);
  const ReadingRow& reading = rows->front().reading;
  CHECK(reading.statement == 8U);
  CHECK(reading.lab == "acme");
  CHECK(reading.kinds == std::vector{StatementKind::Commitment});
  CHECK(reading.categories == Texts{"cyber"});
  CHECK(reading.level == StatementLevel::Binding);
  CHECK(reading.speaker == Speaker::LabQuoted);
  CHECK(reading.quantities == "[1]");
  CHECK(reading.quote == Quote{"We will test models.", "p", "s", TextSpan{3, 9}, "H"});
  CHECK(rows->front().segment.first_seen == Instant{2 * kDay});
  CHECK(stored.statements.statement_of(page.source, 7).value() == 8U);
  CHECK_FALSE(stored.statements.statement_of(page.source, 9).value().has_value());
}

TEST_CASE("what a wording promises is read again, with a level and without", "[db]") {
  Stored stored;
  const FetchRow page = stored.page("https://lab.example/a");
  stored.put(page, 1, "We test models.", 1, {StatementKind::Commitment});
  stored.promise = PromiseReading{.kinds = {StatementKind::Commitment, StatementKind::Compute},
                                  .level = StatementLevel::Aspirational,
                                  .speaker = Speaker::LabQuoted};
  stored.put(page, 2, "We aim to have 10 clusters by 2027.", 2, {StatementKind::Commitment});
  stored.promise = PromiseReading{.kinds = {StatementKind::Funding}, .level = std::nullopt};
  stored.put(page, 3, "We will raise $1B by 2027.", 3, {StatementKind::Funding});
  const auto rows = stored.statements.telling(page.source);
  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == 3);
  CHECK_FALSE((*rows)[0].reading.promise.has_value());
  const auto& leveled = (*rows)[1].reading.promise;
  REQUIRE(leveled.has_value());
  CHECK(leveled->kinds == std::vector{StatementKind::Commitment, StatementKind::Compute});
  CHECK(leveled->level == StatementLevel::Aspirational);
  CHECK(leveled->speaker == Speaker::LabQuoted);
  const auto& plain = (*rows)[2].reading.promise;
  REQUIRE(plain.has_value());
  CHECK(plain->kinds == std::vector{StatementKind::Funding});
  CHECK_FALSE(plain->level.has_value());
  CHECK(plain->speaker == Speaker::Lab);
}

TEST_CASE("a search finds words in any form, and phrases only side by side", "[db]") {
  Stored stored;
  const FetchRow page = stored.page("https://lab.example/a");
  stored.put(page, 1, "We will NOT deploy the model.", 1);
  stored.put(page, 2, "The model will deploy, not we.", 1);
  stored.put(page, 3, "我们重视安全评估。", 1);
  CHECK(stored.found("\"will not deploy\"") == Texts{"We will NOT deploy the model."});
  CHECK(stored.found("deploy not").size() == 2);
  CHECK(stored.found("deploy -\"will not\"") == Texts{"The model will deploy, not we."});
  CHECK(stored.found("depl*").size() == 2);
  CHECK(stored.found("安全") == Texts{"我们重视安全评估。"});
  CHECK(stored.found("全安").empty());
}

TEST_CASE("a search is narrowed by page, lab, kind, risk and level", "[db]") {
  Stored stored;
  const FetchRow a = stored.page("https://lab.example/a");
  const FetchRow b = stored.page("https://lab.example/b");
  stored.put(a, 1, "model one", 1, {StatementKind::Commitment}, "acme-labs");
  stored.put(b, 2, "model two", 1, {StatementKind::RiskAck, StatementKind::SafetyPastAction});
  stored.put(b, 3, "model three kcommitment s1", 1);
  CHECK(stored.found("model").size() == 3);
  CHECK(stored.found("model", {.lab = "acme-labs"}) == Texts{"model one"});
  CHECK(stored.found("model", {.sources = {{a.source}}}) == Texts{"model one"});
  CHECK(stored.found("model", {.sources = std::vector<SourceId>{}}).empty());
  // What a page writes is never taken for a property.
  CHECK(stored.found("model", {.kinds = {StatementKind::Commitment}}) == Texts{"model one"});
  CHECK(stored.found("model", {.kinds = {StatementKind::SafetyPastAction}}) == Texts{"model two"});
  CHECK(stored.found("model", {.categories = {"cyber"}}).size() == 3);
  CHECK(stored.found("model", {.categories = {"cbrn"}}).empty());
  CHECK(stored.found("model", {.levels = {StatementLevel::Binding}}).size() == 2);
}

TEST_CASE("the newest day of first sight comes first, whatever came first into the ledger",
          "[db]") {
  Stored stored;
  const FetchRow page = stored.page("https://lab.example/a");
  stored.put(page, 1, "model of day two", 2);
  stored.put(page, 2, "model of day nine", 9);
  stored.put(page, 3, "model of day five", 5);
  CHECK(stored.found("model") ==
        Texts{"model of day nine", "model of day five", "model of day two"});
  CHECK(stored.found("model", {.until = Instant{5 * kDay}}) ==
        Texts{"model of day five", "model of day two"});
}

TEST_CASE("what is dropped is found no more, and the index stays sound", "[db]") {
  Stored stored;
  const FetchRow a = stored.page("https://lab.example/a");
  const FetchRow b = stored.page("https://lab.example/b");
  stored.put(a, 1, "model of page a 安全", 1, {StatementKind::Commitment}, "acme");
  stored.put(b, 1, "model of page b", 1);
  DeriveStore derived(stored.database);
  SECTION("one page") {
    REQUIRE(derived.reset(a.source).has_value());
    CHECK(stored.found("model") == Texts{"model of page b"});
    CHECK(stored.found("安").empty());
    stored.put(a, 1, "model of page a 安全", 1, {StatementKind::Commitment}, "acme");
    CHECK(stored.found("model").size() == 2);
  }
  SECTION("all") {
    REQUIRE(derived.reset_all().has_value());
    CHECK(stored.found("model").empty());
    stored.put(b, 1, "model of page b", 1);
    CHECK(stored.found("model") == Texts{"model of page b"});
  }
  CHECK(stored.database.run_script(
      "INSERT INTO search_index (search_index) VALUES ('integrity-check')"));
}

}  // namespace labledger::db
