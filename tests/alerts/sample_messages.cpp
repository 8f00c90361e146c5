#include "tests/alerts/sample_messages.hpp"

#include <utility>

namespace labledger::alerts {
namespace {

Quote quote(std::string exact, std::string heading) {
  Quote quote;
  quote.exact = std::move(exact);
  quote.heading = std::move(heading);
  return quote;
}

Edit edit(ChangeType type, std::optional<Quote> before, std::optional<Quote> after,
          std::string reason) {
  Edit edit;
  edit.type = type;
  edit.before = std::move(before);
  edit.after = std::move(after);
  edit.reason = std::move(reason);
  return edit;
}

Instant at(const char* text) {
  return parse_rfc3339(text).value();
}

Event policy_event() {
  Event event;
  event.id = "00c0ffee00c0ffee";
  event.kind = EventKind::Change;
  event.lab_id = "meridian";
  event.lab_name = "Meridian Labs";
  event.source_id = "usage-policy";
  event.url = "https://meridian.example/policies/usage";
  event.topic = "policy";
  event.title = "Usage policy – Meridian Labs";
  event.not_before = at("2025-06-03T10:00:42Z");
  event.not_after = at("2025-06-04T10:02:11Z");
  event.payload = "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c";
  event.severity = Severity::High;
  event.categories = {"bio", "cyber"};
  event.announced = Announced::No;
  event.edits = {
      edit(ChangeType::Removed,
           quote("We will not release a model that crosses the high threshold.", "Thresholds"), {},
           "a commitment went"),
      edit(ChangeType::Removed,
           quote("Each quarter we publish what our red teams found.", "Openness › Reports"), {},
           ""),
      edit(ChangeType::Reworded,
           quote("Tests are run by people outside the company.", "Thresholds"),
           quote("Tests may be run by people outside the company.", "Thresholds"),
           "“are” became “may be”"),
  };
  event.edit_count = 3;
  return event;
}

Event hostile_event() {
  Event event = policy_event();
  event.id = "0bad0bad0bad0bad";
  event.source_id = "safety-page";
  event.url = "https://meridian.example/safety?q=<script>'\"&x=1";
  event.title =
      "Safety\r\nBcc: everyone@paper.example\r\n\r\n<b>bold</b> =?utf-8?B?QmNj?= \u202Eevil\u202C";
  event.edits = {
      edit(ChangeType::Added, {},
           quote("@everyone @here <!channel> <@U024BE7LH> </blockquote><script>alert(1)</script> "
                 "[free](https://evil.example) ![x](//evil.example/p.png) WWW.evil.example "
                 "mailto:a@b.example ||spoiler|| **bold** `code` ~~gone~~ # not a heading",
                 "Contact\n# forged heading\n> forged quote"),
           "]]> --> &amp; \x01\x7F"),
      edit(ChangeType::Reworded,
           quote("left \u202Eright\u202C \u200B\u2066isolate\u2069 a\tb\nc", ""),
           quote("not UTF-8: \xFF\xC3(", ""), ""),
      edit(ChangeType::Removed, quote("", ""), {}, ""),
  };
  std::string too_long;
  for (int i = 0; i < 700; ++i)
    too_long += "漢字 ";
  event.edits.push_back(edit(ChangeType::Removed, quote(too_long, "Long"), {}, ""));
  event.edit_count = 60;
  return event;
}

Event health_event() {
  Event event;
  event.id = "0000dead0000dead";
  event.kind = EventKind::Health;
  event.lab_id = "northwind";
  event.lab_name = "Northwind AI";
  event.source_id = "framework";
  event.url = "https://northwind.example/framework";
  event.topic = "framework";
  event.not_before = at("2025-06-01T06:00:00Z");
  event.not_after = at("2025-06-04T06:00:00Z");
  event.health = HealthChange{HealthState::Suspect, HealthState::Down,
                              "5 of the last 6 tries failed: connection refused."};
  return event;
}

Event opening_event() {
  Event event;
  event.id = "0000cafe0000cafe";
  event.kind = EventKind::Opening;
  event.lab_id = "northwind";
  event.lab_name = "Northwind AI";
  event.source_id = "jobs";
  event.url = "https://boards.example/northwind/jobs";
  event.topic = "careers";
  event.title = "Research Engineer, <Interpretability>";
  event.not_before = at("2025-06-03T06:00:00Z");
  event.not_after = at("2025-06-04T06:00:00Z");
  event.payload = std::string(64, 'a');
  event.edits = {edit(ChangeType::Removed, quote(event.title, ""), {}, "")};
  event.edit_count = 1;
  event.opening = OpeningNews{.change = OpeningChange::Closed,
                              .job_class = JobClass::AiSafety,
                              .id = "4018",
                              .title = event.title,
                              .team = "Safety & Science",
                              .places = {"Oslo", "Remote, EU"},
                              .url = "https://boards.example/northwind/jobs/4018"};
  return event;
}

Event returned_event() {
  Event event = policy_event();
  event.id = "0000beef0000beef";
  event.not_before = at("2025-06-04T10:02:11Z");
  event.not_after = at("2025-06-05T10:01:00Z");
  event.provenance = Provenance::Archive;
  event.change_class = ChangeClass::Return;
  event.severity.reset();
  event.categories.clear();
  event.announced = Announced::Unknown;
  event.edits = {
      edit(ChangeType::Returned, {},
           quote("Each quarter we publish what our red teams found.", "Openness › Reports"), "")};
  event.edit_count = 1;
  return event;
}

Event ad_hoc_event() {
  Event event = policy_event();
  event.id = "0000aaaa0000aaaa";
  event.kind = EventKind::NewDocument;
  event.lab_id.clear();
  event.lab_name.clear();
  event.source_id.clear();
  event.topic.clear();
  event.url = "https://paper.example/leaks";
  event.title = "Leaks";
  event.not_before = {};
  event.edits.clear();
  event.edit_count = 0;
  return event;
}

Message message_of(Event event) {
  Message message;
  message.key = event.id;
  message.recipient = "reader@paper.example";
  message.raised = at("2025-06-04T10:02:15Z");
  message.report_url = "https://watch.example/report";
  message.events = {std::move(event)};
  return message;
}

}  // namespace

Message policy_change() {
  return message_of(policy_event());
}

Message hostile_change() {
  return message_of(hostile_event());
}

Message lost_source() {
  return message_of(health_event());
}

Message closed_opening() {
  return message_of(opening_event());
}

Message daily_digest() {
  Message message = message_of(policy_event());
  message.key = "d-3f2a";
  message.digest_title = "Daily digest, 2025-06-05";
  message.raised = at("2025-06-05T08:00:00Z");
  message.events = {policy_event(), health_event(), hostile_event(), returned_event(),
                    ad_hoc_event()};
  return message;
}

}  // namespace labledger::alerts
