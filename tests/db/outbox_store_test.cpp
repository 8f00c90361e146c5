#include "db/outbox_store.hpp"

#include <catch2/catch.hpp>

#include "db/backup.hpp"
#include "db/event_store.hpp"
#include "db/health_store.hpp"
#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

/// A ledger with one source and one event.
struct Outbox {
  TestLedger ledger;
  EvidenceStore evidence{*ledger.database};
  EventStore events{*ledger.database};
  OutboxStore outbox{*ledger.database};
  SourceId source;

  Outbox() {
    source = evidence.add_source("https://acme.example/safety").value();
    REQUIRE(events.add(source, event("e1", 1000)).value());
  }

  static EventRow event(const std::string& id, std::int64_t at) {
    return {.id = id, .kind = EventKind::Change, .raised = {at}, .body = "{\"id\":\"" + id + "\"}"};
  }

  void add(const std::string& event, const std::string& channel, Instant due,
           const std::string& recipient = "") {
    DeliveryRow row;
    row.event = event;
    row.channel = channel;
    row.recipient = recipient;
    row.rule = "r";
    row.due = due;
    REQUIRE(outbox.add(row).has_value());
  }
};

}  // namespace

TEST_CASE("an event of the same id is added once and stays as it was", "[db]") {
  Outbox box;
  EventRow other = Outbox::event("e1", 2000);
  other.body = "another";
  CHECK_FALSE(box.events.add(box.source, other).value());
  CHECK(box.events.get("e1")->raised == Instant{1000});
  CHECK(box.events.get("none").error().kind == ErrorKind::NotFound);
}

TEST_CASE("an event goes to a channel and recipient once", "[db]") {
  Outbox box;
  box.add("e1", "desk", {5}, "a@example.org");
  box.add("e1", "desk", {5}, "a@example.org");
  box.add("e1", "desk", {5}, "b@example.org");
  CHECK(box.outbox.of_event("e1")->size() == 2);
}

TEST_CASE("what has failed stands behind what has not been tried", "[db]") {
  Outbox box;
  REQUIRE(box.events.add(box.source, Outbox::event("e2", 1001)).value());
  box.add("e1", "desk", {5});
  box.add("e2", "desk", {6});
  auto rows = box.outbox.due({10}).value();
  REQUIRE(rows.size() == 2);
  rows[0].attempts = 1;
  rows[0].next_try = {8};
  rows[0].first_tried = Instant{7};
  rows[0].said = "450 try later";
  REQUIRE(box.outbox.settle(rows[0]).has_value());
  CHECK(box.outbox.due({7})->size() == 1);
  const auto later = box.outbox.due({10}).value();
  REQUIRE(later.size() == 2);
  CHECK(later[0].event == "e2");
  CHECK(later[1].said == "450 try later");
  CHECK(later[1].first_tried == Instant{7});
  CHECK(box.outbox.failing().value() == 1);
}

TEST_CASE("what is settled is no longer due, until it is sent again", "[db]") {
  Outbox box;
  REQUIRE(box.events.add(box.source, Outbox::event("e2", 3000)).value());
  box.add("e1", "desk", {5});
  box.add("e2", "log", {5});
  const auto rows = box.outbox.due({10}).value();
  for (DeliveryRow row : rows) {
    row.state = row.event == "e1" ? DeliveryState::Delivered : DeliveryState::Dead;
    row.settled = Instant{9};
    REQUIRE(box.outbox.settle(row).has_value());
  }
  CHECK(box.outbox.due({100})->empty());
  CHECK(box.outbox.dead()->size() == 1);
  const auto depths = box.outbox.depths().value();
  REQUIRE(depths.size() == 2);
  CHECK(depths[0].channel == "desk");
  CHECK(depths[0].delivered == 1);
  CHECK(depths[1].dead == 1);
  SECTION("by time of the event") {
    CHECK(box.outbox.resend({.since = Instant{2000}, .event = "", .channel = ""}, {50}).value() ==
          1);
    CHECK(box.outbox.due({50})->front().event == "e2");
  }
  SECTION("by channel") {
    CHECK(box.outbox.resend({.since = {}, .event = "", .channel = "desk"}, {50}).value() == 1);
    const auto due = box.outbox.due({50}).value();
    REQUIRE(due.size() == 1);
    CHECK(due[0].event == "e1");
    CHECK(due[0].attempts == 0);
    CHECK_FALSE(due[0].first_tried.has_value());
  }
  SECTION("filters must all hold") {
    CHECK(box.outbox.resend({.since = {}, .event = "e1", .channel = "log"}, {50}).value() == 0);
  }
}

TEST_CASE("a channel's state is kept between runs", "[db]") {
  Outbox box;
  CHECK_FALSE(box.outbox.channel("desk")->has_value());
  REQUIRE(box.outbox
              .put_channel({.channel = "desk",
                            .failures = 3,
                            .held = Instant{9},
                            .succeeded = {},
                            .failed = Instant{8},
                            .said = "connection refused"})
              .has_value());
  box.ledger.database = nullptr;
  const auto again = box.ledger.open();
  OutboxStore store(*again);
  const auto row = store.channel("desk").value();
  REQUIRE(row.has_value());
  CHECK(row->failures == 3);
  CHECK(row->held == Instant{9});
  CHECK_FALSE(row->succeeded.has_value());
}

TEST_CASE("the mark of raised events only rises", "[db]") {
  Outbox box;
  CHECK(box.events.raised_up_to(box.source).value() == FetchId{0});
  const auto row = append(*box.ledger.database, box.evidence,
                          archived("https://acme.example/safety", 1, "<p>one"));
  const auto second = append(*box.ledger.database, box.evidence,
                             archived("https://acme.example/safety", 2, "<p>two"));
  REQUIRE(box.events.mark_raised(box.source, second->id).has_value());
  REQUIRE(box.events.mark_raised(box.source, row->id).has_value());
  CHECK(box.events.raised_up_to(box.source).value() == second->id);
}

TEST_CASE("health is kept as it was last told", "[db]") {
  Outbox box;
  HealthStore health(*box.ledger.database);
  CHECK_FALSE(health.get(box.source)->has_value());
  REQUIRE(health.put(box.source, {HealthState::Down, {5}, "no answer"}).has_value());
  REQUIRE(health.put(box.source, {HealthState::Recovered, {9}, ""}).has_value());
  CHECK(health.get(box.source).value()->state == HealthState::Recovered);
  CHECK(health.get(box.source).value()->since == Instant{9});
}

TEST_CASE("a backup is whole, and a failed one leaves the old copy", "[db]") {
  Outbox box;
  box.add("e1", "desk", {5});
  const std::string copy = box.ledger.folder.path("copy.db");
  REQUIRE(back_up(*box.ledger.database, copy, [](std::int64_t, std::int64_t) {}).has_value());
  {
    const auto opened = Database::open(copy, OpenMode::ReadOnly);
    REQUIRE(opened.has_value());
    OutboxStore store(**opened);
    CHECK(store.of_event("e1")->size() == 1);
  }
  const auto failed = back_up(*box.ledger.database, box.ledger.folder.path("none/copy.db"),
                              [](std::int64_t, std::int64_t) {});
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error().kind == ErrorKind::Storage);
  CHECK(failed.error().message.find("none/copy.db") != std::string::npos);
}

}  // namespace labledger::db
