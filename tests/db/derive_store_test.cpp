#include "db/derive_store.hpp"

#include <catch2/catch.hpp>

#include "db/change_store.hpp"
#include "db/segment_store.hpp"
#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

/// A ledger with one source and one capture, to hang derived rows on.
struct Fixture {
  TestLedger ledger;
  EvidenceStore evidence{*ledger.database};
  FetchRow row = *append(*ledger.database, evidence, archived("https://lab.example/", 1'000, "x"));
};

Change sample_change() {
  Change change;
  change.id = "00112233aabbccdd";
  change.change_class = ChangeClass::Substantive;
  change.type = ChangeType::Reworded;
  change.not_before = {500};
  change.not_after = {1'000};
  const Quote before{"We will audit.", "pre ", " post", {4, 18}, "Policy › Audit"};
  const Quote after{"We may audit.", "pre ", "", {4, 17}, "Policy › Audit"};
  change.edits.push_back({ChangeType::Reworded, before, after, "must to may"});
  change.edits.push_back({ChangeType::Added, std::nullopt, after, ""});
  return change;
}

}  // namespace

TEST_CASE("a cursor reads back with what is known and what is not", "[db]") {
  Fixture fixture;
  DeriveStore store(*fixture.ledger.database);
  CHECK_FALSE(store.cursor(fixture.row.source).value().has_value());
  DeriveCursor cursor;
  cursor.fetch = cursor.newest = fixture.row.id;
  cursor.at = {1'000};
  cursor.fingerprint = 0xfedcba9876543210;  // Above the range of a signed integer.
  cursor.problems = {CaptureProblem::Challenge, CaptureProblem::NoText};
  cursor.derived_by = "1";
  REQUIRE(store.put_cursor(fixture.row.source, cursor).has_value());
  const DeriveCursor read = store.cursor(fixture.row.source).value().value();
  CHECK(read.fingerprint == cursor.fingerprint);
  CHECK(read.problems == cursor.problems);
  CHECK_FALSE(read.payload.has_value());
  CHECK_FALSE(read.usable_at.has_value());
}

TEST_CASE("a change reads back with every quote", "[db]") {
  Fixture fixture;
  ChangeStore store(*fixture.ledger.database);
  const Change change = sample_change();
  REQUIRE(store.add(fixture.row.source, fixture.row.id, change).has_value());
  const auto rows = store.read({}).value();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].url == "https://lab.example/");
  CHECK(rows[0].change.not_before == change.not_before);
  REQUIRE(rows[0].change.edits.size() == 2);
  CHECK(rows[0].change.edits[0].before == change.edits[0].before);
  CHECK(rows[0].change.edits[0].after == change.edits[0].after);
  CHECK(rows[0].change.edits[0].reason == "must to may");
  CHECK_FALSE(rows[0].change.edits[1].before.has_value());
}

TEST_CASE("the filter keeps the half-open period and the class", "[db]") {
  Fixture fixture;
  ChangeStore store(*fixture.ledger.database);
  Change cosmetic = sample_change();
  cosmetic.id = "ffff000000000000";
  cosmetic.change_class = ChangeClass::Cosmetic;
  REQUIRE(store.add(fixture.row.source, fixture.row.id, sample_change()).has_value());
  REQUIRE(store.add(fixture.row.source, fixture.row.id, cosmetic).has_value());
  const auto count = [&](const ChangeFilter& filter) { return store.read(filter).value().size(); };
  CHECK(count({}) == 1);
  CHECK(count({.since = {}, .until = {}, .only_news = false}) == 2);
  CHECK(count({.since = Instant{1'000}, .until = Instant{1'001}, .only_news = true}) == 1);
  CHECK(count({.since = Instant{1'001}, .until = {}, .only_news = true}) == 0);
  CHECK(count({.since = {}, .until = Instant{1'000}, .only_news = true}) == 0);
  CHECK(count({.since = {}, .until = {}, .source = fixture.row.source}) == 1);
  CHECK(count({.since = {}, .until = {}, .source = SourceId{fixture.row.source.value + 1}}) == 0);
}

TEST_CASE("segments are replaced by key, keys of all 64 bits", "[db]") {
  Fixture fixture;
  SegmentStore store(*fixture.ledger.database);
  SegmentRecord record;
  record.key = 0xffffffffffffffff;
  record.text = "We will audit.";
  record.present = true;
  record.runs = 1;
  record.first_seen = record.last_change = record.last_seen = {1'000};
  REQUIRE(store.put(fixture.row.source, {record}).has_value());
  record.present = false;
  record.runs = 2;
  REQUIRE(store.put(fixture.row.source, {record}).has_value());
  CHECK(store.load(fixture.row.source).value() == std::vector<SegmentRecord>{record});
}

TEST_CASE("a reset drops what is derived and nothing else", "[db]") {
  Fixture fixture;
  DeriveStore derived(*fixture.ledger.database);
  ChangeStore changes(*fixture.ledger.database);
  REQUIRE(changes.add(fixture.row.source, fixture.row.id, sample_change()).has_value());
  REQUIRE(derived.add_capture(fixture.row.source, {fixture.row.id, {}, {}}).has_value());
  REQUIRE(derived.reset(fixture.row.source).has_value());
  CHECK(changes.read({}).value().empty());
  CHECK_FALSE(derived.capture(fixture.row.id).value().has_value());
  CHECK(fixture.evidence.get(fixture.row.id).has_value());
  CHECK(derived.stale_sources("1", "1").value() == std::vector<SourceId>{fixture.row.source});
  CHECK(derived.count_derived_by("1").value() == 0);
}

}  // namespace labledger::db
