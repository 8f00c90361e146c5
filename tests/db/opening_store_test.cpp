#include "db/opening_store.hpp"

#include <catch2/catch.hpp>

#include "db/derive_store.hpp"
#include "db/feed_item_store.hpp"
#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

/// A ledger with one source and one capture, to hang derived rows on.
struct Fixture {
  TestLedger ledger;
  EvidenceStore evidence{*ledger.database};
  FetchRow row = *append(*ledger.database, evidence, archived("https://lab.example/", 1'000, "x"));
  OpeningStore store{*ledger.database};
};

OpeningRow sample_opening(FetchId fetch) {
  OpeningRow opening;
  opening.id = "4018";
  opening.job_class = JobClass::AiSafety;
  opening.technical = true;
  opening.title = "Research Engineer, Interpretability";
  opening.team = "Safety";
  opening.places = {"Oslo", "Remote; EU"};
  opening.url = "https://board.example/4018";
  opening.fetch = fetch;
  opening.first_seen = {1'000};
  return opening;
}

}  // namespace

TEST_CASE("an opening reads back as it was put, and is replaced by the same id", "[db]") {
  Fixture fixture;
  OpeningRow opening = sample_opening(fixture.row.id);
  REQUIRE(fixture.store.put(fixture.row.source, opening).has_value());
  CHECK(fixture.store.find(fixture.row.source, 1, "4018").value() == opening);
  CHECK_FALSE(fixture.store.find(fixture.row.source, 2, "4018").value().has_value());
  opening.closing = Closing{{1'000}, {2'000}};
  opening.repost_of = "4017";
  opening.places.clear();
  REQUIRE(fixture.store.put(fixture.row.source, opening).has_value());
  CHECK(fixture.store.openings(fixture.row.source).value() == std::vector{opening});
}

TEST_CASE("a board is the source's until another takes its place", "[db]") {
  Fixture fixture;
  const BoardRow first{.number = 1,
                       .kind = BoardKind::Greenhouse,
                       .company = "Acme",
                       .slug = "acme",
                       .fetch = fixture.row.id,
                       .first_seen = {1'000}};
  REQUIRE(fixture.store.add_board(fixture.row.source, first).has_value());
  CHECK_FALSE(fixture.store.boards(fixture.row.source)->front().over.has_value());
  REQUIRE(fixture.store.end_board(fixture.row.source, 1, {2'000}, {3'000}).has_value());
  const auto boards = fixture.store.boards(fixture.row.source).value();
  REQUIRE(boards.size() == 1);
  CHECK(boards[0].kind == BoardKind::Greenhouse);
  CHECK(boards[0].last_seen == Instant{2'000});
  CHECK(boards[0].over == Instant{3'000});
}

TEST_CASE("events of openings come in the order of time, then of the comparison", "[db]") {
  Fixture fixture;
  OpeningEventRow event;
  event.fetch = fixture.row.id;
  event.opening = "4018";
  event.change = OpeningChange::Retitled;
  event.title = event.after = "Researcher";
  event.before = "Engineer";
  event.class_before = JobClass::AiSafety;
  event.technical_before = true;
  event.not_before = {500};
  event.not_after = {1'000};
  event.position = 1;
  REQUIRE(fixture.store.add_event(fixture.row.source, event).has_value());
  event.position = 0;
  event.change = OpeningChange::Closed;
  event.repost_id = "4019";
  REQUIRE(fixture.store.add_event(fixture.row.source, event).has_value());
  const auto events = fixture.store.events(fixture.row.source).value();
  REQUIRE(events.size() == 2);
  CHECK(events[0].change == OpeningChange::Closed);
  CHECK(events[0].repost_id == "4019");
  CHECK(events[1].change == OpeningChange::Retitled);
  CHECK(events[1].before == "Engineer");
  CHECK(events[1].technical_before);
  CHECK(events[1].not_before == Instant{500});
}

TEST_CASE("a reset drops what boards and feeds of the source came to", "[db]") {
  Fixture fixture;
  Database& database = *fixture.ledger.database;
  FeedItemStore items(database);
  FeedItemRow item;
  item.item.guid = "g";
  item.item.url = "https://lab.example/news/1";
  item.is_list = true;
  item.fetch = fixture.row.id;
  item.first_seen = {1'000};
  REQUIRE(items.add(fixture.row.source, item).has_value());
  REQUIRE(fixture.store.put(fixture.row.source, sample_opening(fixture.row.id)).has_value());
  CHECK(items.items(fixture.row.source)->front().item.url == "https://lab.example/news/1");
  CHECK(items.items(fixture.row.source)->front().is_list);
  SECTION("one source's") {
    REQUIRE(DeriveStore(database).reset(fixture.row.source).has_value());
  }
  SECTION("everybody's") {
    REQUIRE(DeriveStore(database).reset_all().has_value());
  }
  CHECK(items.items(fixture.row.source)->empty());
  CHECK(fixture.store.openings(fixture.row.source)->empty());
}

}  // namespace labledger::db
