#include "alerts/event_json.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::alerts {
namespace {

/// Numbers that are the same in every run. One thread only.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t sides) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return (state_ >> 33U) % sides;
  }

 private:
  std::uint64_t state_;
};

std::string any_text(Dice& dice) {
  static const std::vector<std::string> kPieces = {
      "plain ", "\"quoted\" ", "back\\slash ", "line\nend ", "tab\t", std::string(1, '\0'),
      "é",      "日本 ",       "\U0001F600",   "\u202E",     "</b> ", "\x01"};
  std::string text;
  for (std::uint64_t n = dice.below(5); n > 0; --n)
    text += kPieces[dice.below(kPieces.size())];
  return text;
}

template <typename Enum>
Enum any_of(Dice& dice, Enum last) {
  return static_cast<Enum>(dice.below(static_cast<std::uint64_t>(last) + 1));
}

std::optional<Quote> any_quote(Dice& dice) {
  if (dice.below(3) == 0) return std::nullopt;
  Quote quote;
  quote.exact = any_text(dice);
  quote.heading = any_text(dice);
  return quote;
}

Instant any_instant(Dice& dice) {
  return {static_cast<std::int64_t>(dice.below(4'000'000'000)) * 1000 +
          static_cast<std::int64_t>(dice.below(1000))};
}

Event any_event(Dice& dice) {
  Event event;
  event.id = any_text(dice);
  event.kind = any_of(dice, EventKind::Health);
  event.lab_id = any_text(dice);
  event.lab_name = any_text(dice);
  event.source_id = any_text(dice);
  event.url = any_text(dice);
  event.topic = any_text(dice);
  event.title = any_text(dice);
  event.not_before = any_instant(dice);
  event.not_after = any_instant(dice);
  event.provenance = any_of(dice, Provenance::Archive);
  event.payload = any_text(dice);
  event.change_class = any_of(dice, ChangeClass::CaptureProblem);
  if (dice.below(2) == 0) event.severity = any_of(dice, Severity::Critical);
  for (std::uint64_t n = dice.below(3); n > 0; --n)
    event.categories.push_back(any_text(dice));
  event.announced = any_of(dice, Announced::No);
  for (std::uint64_t n = dice.below(kEventEdits + 1); n > 0; --n) {
    Edit edit;
    edit.type = any_of(dice, ChangeType::Returned);
    edit.before = any_quote(dice);
    edit.after = any_quote(dice);
    edit.reason = any_text(dice);
    if (dice.below(2) == 0) edit.severity = any_of(dice, Severity::Critical);
    event.edits.push_back(std::move(edit));
  }
  event.edit_count = event.edits.size() + dice.below(100);
  if (dice.below(2) == 0) {
    event.health = HealthChange{any_of(dice, HealthState::Gone), any_of(dice, HealthState::Gone),
                                any_text(dice)};
  }
  if (dice.below(2) == 0) {
    event.opening = OpeningNews{.change = any_of(dice, OpeningChange::Moved),
                                .job_class = any_of(dice, JobClass::PolicyGovernance),
                                .id = any_text(dice),
                                .title = any_text(dice),
                                .team = any_text(dice),
                                .places = {any_text(dice), any_text(dice)},
                                .url = any_text(dice)};
  }
  return event;
}

std::string with(std::string json, const std::string& old_text, const std::string& new_text) {
  const std::size_t at = json.find(old_text);
  REQUIRE(at != std::string::npos);
  return json.replace(at, old_text.size(), new_text);
}

std::string small_event() {
  Event event;
  event.id = "00000000000000a1";
  Edit edit;
  edit.before = Quote{"We will test.", {}, {}, {}, "Tests"};
  event.edits.push_back(edit);
  event.edit_count = 1;
  return to_json(event);
}

}  // namespace

TEST_CASE("an event that was written reads back as it was", "[alerts][event_json]") {
  Dice dice(20250603);
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const Event event = any_event(dice);
    const std::string json = to_json(event);
    CHECK(json.find('\n') == std::string::npos);
    const Result<Event> read = event_from_json(json);
    REQUIRE(read.has_value());
    CHECK(to_json(*read) == json);
    CHECK(read->edits.size() == event.edits.size());
    CHECK(read->not_after == event.not_after);
    CHECK(read->title == event.title);
    CHECK(read->health.has_value() == event.health.has_value());
    CHECK(read->opening.has_value() == event.opening.has_value());
  }
}

TEST_CASE("an event's bytes are fixed", "[alerts][event_json]") {
  CHECK(
      small_event() ==
      R"({"schema":2,"id":"00000000000000a1","kind":"change","lab_id":"","lab_name":"",)"
      R"("source_id":"","url":"","topic":"","title":"","not_before":"1970-01-01T00:00:00Z",)"
      R"("not_after":"1970-01-01T00:00:00Z","provenance":"own","payload":"",)"
      R"("change_class":"substantive","severity":null,"categories":[],"announced":"unknown",)"
      R"("edits":[{"type":"added","before":{"exact":"We will test.","heading":"Tests"},)"
      R"("after":null,"reason":"","severity":null}],"edit_count":1,"health":null,"opening":null})");
}

TEST_CASE("an event that an older program kept is still read", "[alerts][event_json]") {
  const std::string old_one =
      with(with(small_event(), R"("schema":2)", R"("schema":1)"), R"(,"opening":null)", "");
  const Result<Event> read = event_from_json(old_one);
  REQUIRE(read.has_value());
  CHECK(to_json(*read) == small_event());
  // But not one that mixes both.
  CHECK_FALSE(event_from_json(with(small_event(), R"("schema":2)", R"("schema":1)")).has_value());
}

TEST_CASE("bytes that are not UTF-8 are replaced, so that the JSON stays JSON", "[alerts]") {
  Event event;
  event.title = "caf\xE9";
  const Result<Event> read = event_from_json(to_json(event));
  REQUIRE(read.has_value());
  CHECK(read->title == "caf\uFFFD");
}

TEST_CASE("an event that breaks its shape is refused by the field's name", "[alerts][event_json]") {
  struct Row {
    const char* old_text;
    const char* new_text;
    const char* named;
  };
  const auto row = GENERATE(
      Row{R"("schema":2)", R"("schema":3)", "event.schema"}, Row{R"("schema":2,)", "", "'schema'"},
      Row{R"("lab_id":"",)", "", "'lab_id'"},
      Row{R"("lab_id":"")", R"("lab_id":7)", "event.lab_id"},
      Row{R"("kind":"change")", R"("kind":"gossip")", "event.kind"},
      Row{R"("kind":"change")", R"("kind":"change","extra":1)", "no known name"},
      Row{R"("not_after":"1970-01-01T00:00:00Z")", R"("not_after":"yesterday")", "event.not_after"},
      Row{R"("severity":null,"cat)", R"("severity":"grave","cat)", "event.severity"},
      Row{R"("severity":null,"cat)", R"("severity":3,"cat)", "event.severity"},
      Row{R"("severity":null}])", R"("severity":"grave"}])", "event.edits[0].severity"},
      Row{R"("categories":[])", R"("categories":[1])", "event.categories"},
      Row{R"("categories":[])", R"("categories":{})", "event.categories"},
      Row{R"("type":"added")", R"("type":"ADDED")", "event.edits[0].type"},
      Row{R"("heading":"Tests")", R"("heading":null)", "event.edits[0].before.heading"},
      Row{R"("after":null)", R"("after":"x")", "event.edits[0].after"},
      Row{R"("edit_count":1)", R"("edit_count":0)", "event.edit_count"},
      Row{R"("edit_count":1)", R"("edit_count":-1)", "event.edit_count"},
      Row{R"("health":null)", R"("health":{"from":"ok","to":"lost","reason":""})",
          "event.health.to"},
      Row{R"("opening":null)", R"("opening":{"change":"opened"})", "event.opening"});
  CAPTURE(row.new_text);
  const Result<Event> read = event_from_json(with(small_event(), row.old_text, row.new_text));
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().kind == ErrorKind::Malformed);
  CHECK_THAT(read.error().message, Catch::Contains(row.named));
}

TEST_CASE("an event that is no JSON, or too much of it, is refused", "[alerts][event_json]") {
  CHECK(event_from_json("").error().kind == ErrorKind::Malformed);
  CHECK(event_from_json("[1]").error().kind == ErrorKind::Malformed);
  CHECK(event_from_json(small_event().substr(0, 100)).error().kind == ErrorKind::Malformed);
  CHECK(event_from_json(std::string(1'000'000, '[')).error().kind == ErrorKind::Malformed);
  CHECK(event_from_json(std::string(kEventJsonByteLimit + 1, ' ')).error().kind ==
        ErrorKind::TooLarge);
  std::string many = R"("edits":[)";
  for (std::size_t i = 0; i <= kEventEdits; ++i)
    many += R"({"type":"added","before":null,"after":null,"reason":"","severity":null},)";
  const Result<Event> read = event_from_json(with(small_event(), R"("edits":[)", many));
  REQUIRE_FALSE(read.has_value());
  CHECK_THAT(read.error().message, Catch::Contains("over the limit of 40"));
}

}  // namespace labledger::alerts
