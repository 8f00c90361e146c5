#include "alerts/alert_text.hpp"

#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "alerts/alert_body.hpp"
#include "alerts/event_words.hpp"
#include "core/utf8.hpp"
#include "tests/alerts/sample_messages.hpp"

namespace labledger::alerts {
namespace {

Event event_of_kind(EventKind kind) {
  Event event = policy_change().events.front();
  event.kind = kind;
  return event;
}

Event health_event(HealthState to) {
  Event event = lost_source().events.front();
  event.health->to = to;
  return event;
}

}  // namespace

TEST_CASE("a subject says who, where and what, losses first", "[alerts]") {
  Event event = policy_change().events.front();
  CHECK(what_words(event) == "2 sentences removed, 1 reworded");
  event.edits.front().type = ChangeType::Weakened;
  CHECK(what_words(event) == "1 sentence removed, 1 weakened, 1 reworded");
  event.edits.clear();
  event.edit_count = 0;
  CHECK(what_words(event) == "changed");
  event.edit_count = 120;  // What befell the others, the event does not carry.
  CHECK(what_words(event) == "120 sentences changed");
  event.lab_name.clear();
  CHECK(source_words(event) == "meridian.example/policies/usage");
}

TEST_CASE("every kind of event has its words", "[alerts]") {
  CHECK(what_words(event_of_kind(EventKind::NewDocument)) == "a page where there was none");
  CHECK(what_words(event_of_kind(EventKind::Claim)) == "2 figures removed, 1 reworded");
  CHECK(what_words(event_of_kind(EventKind::Opening)) == "2 job openings removed, 1 reworded");
  CHECK(what_words(event_of_kind(EventKind::Promise)) == "2 dated promises removed, 1 reworded");
  for (const EventKind kind : {EventKind::NewDocument, EventKind::Change, EventKind::Claim,
                               EventKind::Opening, EventKind::Promise, EventKind::Health}) {
    CHECK_FALSE(lead_words(event_of_kind(kind)).empty());
    CHECK_FALSE(certainty_words(event_of_kind(kind)).empty());
  }
}

TEST_CASE("an opening is told with its title and class, and why it went is left open", "[alerts]") {
  Event event = closed_opening().events.front();
  CHECK(what_words(event) == "job opening gone: Research Engineer, <Interpretability> (AI safety)");
  CHECK(lead_words(event).find("is not known") != std::string::npos);
  const EventText text = event_text(event, "https://watch.example/report", kEventEdits);
  REQUIRE(text.edits.size() == 1);
  CHECK(text.edits.front().label == "Opening gone");
  CHECK(text.report_url == "https://watch.example/report");
  event.opening->change = OpeningChange::Opened;
  event.opening->job_class = JobClass::Other;
  CHECK(what_words(event) == "new job opening: Research Engineer, <Interpretability>");
}

TEST_CASE("of a source that cannot be read nobody hears that anything was removed", "[alerts]") {
  for (const HealthState state :
       {HealthState::Ok, HealthState::Recovered, HealthState::Suspect, HealthState::Doubtful,
        HealthState::Down, HealthState::Blocked, HealthState::Gone}) {
    const EventText text = event_text(health_event(state), "", kEventEdits);
    const std::string all = text.subject + text.lead;
    CAPTURE(all);
    CHECK(all.find("removed") == std::string::npos);
    CHECK(all.find("read") != std::string::npos);
  }
  CHECK(what_words(health_event(HealthState::Down)) ==
        "could not be read since 1 June 2025, 06:00 UTC");
  Event never_read = health_event(HealthState::Down);
  never_read.not_before = {};
  CHECK(what_words(never_read) == "could not be read");
}

TEST_CASE("when it happened is told by the clock of whoever captured it", "[alerts]") {
  Event event = policy_change().events.front();
  CHECK(when_words(event) ==
        "Between 3 June 2025, 10:00 and 4 June 2025, 10:02 UTC, by the clock of this ledger");
  event.provenance = Provenance::Archive;
  CHECK_THAT(when_words(event), Catch::EndsWith("by the clock of the archive that captured it"));
  event.not_before = {};
  CHECK_THAT(when_words(event), Catch::StartsWith("By 4 June 2025, 10:02 UTC"));
  CHECK_THAT(when_words(event), Catch::EndsWith("since when is not known"));
}

TEST_CASE("a text is cut at a character, and says so", "[alerts]") {
  CHECK(cut_text("short", 5) == "short");
  CHECK(cut_text("shorter", 6) == " […]");
  CHECK(cut_text("a word and more", 12) == "a word […]");
  for (std::size_t limit = 6; limit < 40; ++limit) {
    const std::string cut = cut_text("日本語日本語日本語日本語日本語", limit);
    CAPTURE(limit, cut);
    CHECK(cut.size() <= limit);
    CHECK(cut.ends_with("[…]"));
    for (std::string_view rest = cut; !rest.empty();) {
      const DecodedCharacter character = decode_character(rest);
      CHECK(character.valid);
      rest.remove_prefix(character.size);
    }
  }
}

TEST_CASE("no text of a page can begin a line of its own", "[alerts][hostile]") {
  const AlertText text = alert_text(hostile_change());
  const std::string body = plain_body(text);
  CHECK(body.find("\nBcc:") == std::string::npos);
  CHECK(body.find("\n# forged") == std::string::npos);
  CHECK(body.find("\u202E") == std::string::npos);
  CHECK(html_body(text).find("<script") == std::string::npos);
  for (const char c : body)
    CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
}

TEST_CASE("a digest groups by lab and source, and counts what it leaves out", "[alerts]") {
  Message digest = daily_digest();
  const AlertText text = alert_text(digest);
  CHECK(text.subject == "Daily digest, 2025-06-05: 5 events");
  REQUIRE(text.groups.size() == 4);
  CHECK(text.groups[0].heading == "Meridian Labs, usage policy");
  CHECK(text.groups[0].events.size() == 2);  // Raised first and fourth.
  CHECK(text.groups[1].heading == "Meridian Labs, safety page");
  CHECK(text.groups[3].heading == "paper.example/leaks");
  const Event one = digest.events.front();
  digest.events.assign(kDigestLines + 7, one);
  const AlertText many = alert_text(digest);
  CHECK(many.subject == "Daily digest, 2025-06-05: 507 events about Meridian Labs");
  CHECK(many.list.size() == kDigestLines);
  CHECK(many.list_more == "7 more events.");
  CHECK(many.groups.front().events.size() == kDigestEvents);
  CHECK_THAT(many.more, Catch::StartsWith("407 events are not told in full"));
}

TEST_CASE("an event tells as many edits as asked, and counts the rest", "[alerts]") {
  Event event = policy_change().events.front();
  event.edit_count = 45;
  const EventText text = event_text(event, "", 2);
  CHECK(text.edits.size() == 2);
  CHECK(text.more == "43 more are in the ledger and the report.");
  CHECK(event_text(policy_change().events.front(), "", kEventEdits).more.empty());
}

TEST_CASE("an address in the command to check cannot leave its quotes", "[alerts][hostile]") {
  Event event = policy_change().events.front();
  event.url = "https://a.example/';touch x;'$(id)\n`id`";
  const EventText text = event_text(event, "javascript:alert(1)", kEventEdits);
  CHECK(text.report_url.empty());
  for (const Fact& fact : text.facts) {
    if (fact.name != "To check it") continue;
    CHECK(std::count(fact.value.begin(), fact.value.end(), '\'') == 2);
    CHECK(fact.value.find_first_of("\n`$") == std::string::npos);
  }
  event.url = "file:///etc/passwd";
  CHECK(event_text(event, "", kEventEdits).page_url.empty());
}

}  // namespace labledger::alerts
