#include "alerts/rule_book.hpp"

#include <catch2/catch.hpp>

namespace labledger::alerts {
namespace {

constexpr Instant kNow{INT64_C(1'755'165'600'000)};  // 2025-08-14T10:00:00Z, a Thursday.

Channel mail_channel() {
  Channel channel;
  channel.name = "desk";
  channel.kind = ChannelKind::Mail;
  channel.to = {"a@example.org", "b@example.org"};
  return channel;
}

Channel file_channel(const std::string& name) {
  Channel channel;
  channel.name = name;
  channel.kind = ChannelKind::File;
  return channel;
}

/// A substantive change of a safety page.
Event change_event() {
  Event event;
  event.id = "00000000000000a1";
  event.lab_id = "acme";
  event.topic = "safety";
  event.title = "How we test";
  event.severity = Severity::Medium;
  event.categories = {"cyber", "cbrn"};
  event.announced = Announced::No;
  Edit edit;
  edit.type = ChangeType::Removed;
  edit.before = Quote{};
  edit.before->exact = "We will pause training above the threshold.";
  event.edits = {edit};
  event.edit_count = 1;
  return event;
}

Event health_event(HealthState to) {
  Event event;
  event.kind = EventKind::Health;
  event.lab_id = "acme";
  event.health = HealthChange{HealthState::Suspect, to, "the last attempt ended as error"};
  return event;
}

AlertRule rule_to(const std::string& channel) {
  AlertRule rule;
  rule.name = "r";
  rule.channels = {channel};
  return rule;
}

RuleBook book_of(std::vector<AlertRule> rules) {
  auto book = RuleBook::compile(std::move(rules), {mail_channel(), file_channel("log")});
  REQUIRE(book.has_value());
  return std::move(book).value();
}

bool matches(const AlertRule& rule, const Event& event) {
  const RuleBook book = book_of({rule});
  const auto routes = book.routes(event, kNow);
  REQUIRE(routes.has_value());
  CHECK(book.explain(event).front().matched == !routes->empty());
  return !routes->empty();
}

}  // namespace

TEST_CASE("a rule without conditions matches every event", "[alerts]") {
  CHECK(matches(rule_to("log"), change_event()));
  CHECK(matches(rule_to("log"), health_event(HealthState::Down)));
}

TEST_CASE("every condition of a rule can turn an event away", "[alerts]") {
  struct Row {
    const char* why;
    void (*fitting)(AlertRule&);
    void (*other)(AlertRule&);
  };
  const Row row =
      GENERATE(Row{"kind", [](AlertRule& rule) { rule.kinds = {EventKind::Change}; },
                   [](AlertRule& rule) { rule.kinds = {EventKind::Health}; }},
               Row{"lab",
                   [](AlertRule& rule) {
                     rule.labs = {"other", "acme"};
                   },
                   [](AlertRule& rule) { rule.labs = {"other"}; }},
               Row{"topic", [](AlertRule& rule) { rule.topics = {"safety"}; },
                   [](AlertRule& rule) { rule.topics = {"terms"}; }},
               Row{"class", [](AlertRule& rule) { rule.classes = {ChangeClass::Substantive}; },
                   [](AlertRule& rule) { rule.classes = {ChangeClass::Return}; }},
               Row{"severity", [](AlertRule& rule) { rule.min_severity = Severity::Medium; },
                   [](AlertRule& rule) { rule.min_severity = Severity::High; }},
               Row{"any category will do",
                   [](AlertRule& rule) {
                     rule.categories = {"bias", "cbrn"};
                   },
                   [](AlertRule& rule) { rule.categories = {"bias"}; }},
               Row{"announced", [](AlertRule& rule) { rule.announced = {Announced::No}; },
                   [](AlertRule& rule) { rule.announced = {Announced::Yes}; }},
               Row{"a keyword of the quote, any case",
                   [](AlertRule& rule) { rule.keyword = "PAUSE +train"; },
                   [](AlertRule& rule) { rule.keyword = "resume"; }},
               Row{"health asks for health events", [](AlertRule&) {},
                   [](AlertRule& rule) { rule.health = {HealthState::Down}; }});
  CAPTURE(row.why);
  AlertRule fitting = rule_to("log");
  row.fitting(fitting);
  CHECK(matches(fitting, change_event()));
  AlertRule other = rule_to("log");
  row.other(other);
  CHECK_FALSE(matches(other, change_event()));
}

TEST_CASE("returns are told only where a rule asks for them", "[alerts]") {
  Event event = change_event();
  event.change_class = ChangeClass::Return;
  CHECK_FALSE(matches(rule_to("log"), event));
  AlertRule rule = rule_to("log");
  rule.classes = {ChangeClass::Return};
  CHECK(matches(rule, event));
}

TEST_CASE("a change that was not judged meets no severity", "[alerts]") {
  AlertRule rule = rule_to("log");
  rule.min_severity = Severity::Low;
  Event event = change_event();
  event.severity.reset();
  CHECK_FALSE(matches(rule, event));
}

TEST_CASE("a health rule matches the state entered, not the one left", "[alerts]") {
  AlertRule rule = rule_to("log");
  rule.health = {HealthState::Down, HealthState::Gone};
  CHECK(matches(rule, health_event(HealthState::Down)));
  CHECK_FALSE(matches(rule, health_event(HealthState::Recovered)));
}

TEST_CASE("mail reaches each recipient by a delivery of its own", "[alerts]") {
  const auto routes = book_of({rule_to("desk")}).routes(change_event(), kNow);
  REQUIRE(routes->size() == 2);
  CHECK(routes->at(0).recipient == "a@example.org");
  CHECK(routes->at(1).recipient == "b@example.org");
  CHECK(routes->at(0).due == kNow);
  AlertRule rule = rule_to("desk");
  rule.to = {"c@example.org"};
  const auto other = book_of({rule}).routes(change_event(), kNow);
  REQUIRE(other->size() == 1);
  CHECK(other->at(0).recipient == "c@example.org");
}

TEST_CASE("a rule chooses classes of openings, and without choosing is spared the rest",
          "[alerts]") {
  Event event = change_event();
  event.kind = EventKind::Opening;
  event.severity.reset();
  event.opening = OpeningNews{};
  const auto matches = [&](std::vector<JobClass> asked, JobClass found) {
    AlertRule rule = rule_to("log");
    rule.openings = std::move(asked);
    event.opening->job_class = found;
    return !book_of({rule}).routes(event, kNow)->empty();
  };
  CHECK(matches({}, JobClass::AiSafety));
  CHECK(matches({}, JobClass::Security));
  CHECK_FALSE(matches({}, JobClass::Other));
  CHECK(matches({JobClass::Other}, JobClass::Other));
  CHECK_FALSE(matches({JobClass::Other}, JobClass::AiSafety));
  AlertRule rule = rule_to("log");
  rule.openings = {JobClass::AiSafety};
  CHECK(book_of({rule}).routes(change_event(), kNow)->empty());  // A change is no opening.
}

TEST_CASE("two rules reach the same channel once, by the first", "[alerts]") {
  AlertRule first = rule_to("log");
  first.name = "first";
  AlertRule second = rule_to("log");
  second.name = "second";
  const auto routes = book_of({first, second}).routes(change_event(), kNow);
  REQUIRE(routes->size() == 1);
  CHECK(routes->front().rule == "first");
}

TEST_CASE("a muted rule ends the asking, for the events it matches only", "[alerts]") {
  AlertRule muted;
  muted.name = "quiet";
  muted.mode = SendMode::Muted;
  muted.labs = {"acme"};
  const RuleBook book = book_of({muted, rule_to("log")});
  CHECK(book.routes(change_event(), kNow)->empty());
  CHECK(book.explain(change_event()).size() == 1);
  Event other = change_event();
  other.lab_id = "meridian";
  CHECK(book.routes(other, kNow)->size() == 1);
}

TEST_CASE("a digest is due at its hour on its zone's clock", "[alerts]") {
  AlertRule rule = rule_to("log");
  rule.digest.zone = "Europe/Berlin";
  rule.digest.time_of_day = std::chrono::hours{8};
  SECTION("daily: tomorrow at 06:00 UTC, because it is noon in Berlin already") {
    rule.mode = SendMode::Daily;
    const auto routes = book_of({rule}).routes(change_event(), kNow);
    CHECK(format_rfc3339(routes->front().due) == "2025-08-15T06:00:00Z");
    CHECK(routes->front().digest == "Daily digest, 2025-08-15");
  }
  SECTION("weekly: on the coming Monday") {
    rule.mode = SendMode::Weekly;
    rule.digest.weekday = 1;
    const auto routes = book_of({rule}).routes(change_event(), kNow);
    CHECK(format_rfc3339(routes->front().due) == "2025-08-18T06:00:00Z");
    CHECK(routes->front().digest == "Weekly digest, 2025-08-18");
  }
}

TEST_CASE("a rule that could never work is refused by name", "[alerts]") {
  AlertRule keyword = rule_to("log");
  keyword.keyword = "(";
  const auto bad_keyword = RuleBook::compile({keyword}, {file_channel("log")});
  REQUIRE_FALSE(bad_keyword.has_value());
  CHECK(bad_keyword.error().kind == ErrorKind::Config);
  const auto no_channel = RuleBook::compile({rule_to("nowhere")}, {file_channel("log")});
  REQUIRE_FALSE(no_channel.has_value());
  CHECK(no_channel.error().message.find("nowhere") != std::string::npos);
}

}  // namespace labledger::alerts
