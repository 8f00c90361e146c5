#include "alerts/alert_text.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "alerts/event_words.hpp"
#include "core/byte_set.hpp"
#include "core/names.hpp"
#include "core/utf8.hpp"
#include "core/visible_text.hpp"

namespace labledger::alerts {
namespace {

/// The longest name, heading or title shown, in bytes.
constexpr std::size_t kNameByteLimit = 200;

std::string short_line(std::string_view foreign) {
  return cut_text(visible_line(foreign), kNameByteLimit);
}

/// The address when it is one of the web, with what a shell or a line could trip over encoded;
/// else empty.
std::string web_address(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr ByteSet kSafe("-._~:/?#@!&*+,;=%()[]");
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  if (!is_web) return {};
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kSafe.has(c);
    if (is_plain) {
      out += c;
    } else {
      out.append({'%', kHex[byte >> 4U], kHex[byte & 15U]});
    }
  }
  return out;
}

std::string_view edit_label(const Edit& edit) {
  switch (edit.type) {
    case ChangeType::Added:
      return "Added";
    case ChangeType::Removed:
      return "Removed";
    case ChangeType::Weakened:
      return "Weakened";
    case ChangeType::Strengthened:
      return "Strengthened";
    case ChangeType::Reworded:
      return "Reworded";
    case ChangeType::Moved:
      return "Moved";
    case ChangeType::Returned:
      return "Back to an earlier wording";
  }
  return {};
}

std::string_view opening_label(OpeningChange change) {
  switch (change) {
    case OpeningChange::Opened:
      return "New opening";
    case OpeningChange::Closed:
      return "Opening gone";
    case OpeningChange::Retitled:
      return "Opening renamed";
    case OpeningChange::Moved:
      return "Opening moved";
  }
  return {};
}

EditText edit_text(const Event& event, const Edit& edit) {
  EditText text;
  text.label = event.opening ? opening_label(event.opening->change) : edit_label(edit);
  const Quote* const place = edit.after ? &*edit.after : (edit.before ? &*edit.before : nullptr);
  if (place != nullptr && !place->heading.empty())
    text.label += fmt::format(", under “{}”", short_line(place->heading));
  if (edit.before) {
    text.quotes.push_back({QuoteFate::Gone, edit.after ? "Before" : "Was",
                           cut_text(visible_line(edit.before->exact), kQuoteByteLimit)});
  }
  if (edit.after) {
    text.quotes.push_back({QuoteFate::New, edit.before ? "After" : "Now",
                           cut_text(visible_line(edit.after->exact), kQuoteByteLimit)});
  }
  text.reason = short_line(edit.reason);
  return text;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += short_line(word);
  }
  return out;
}

/// Where in the published report the event is told; a change has a page of its own, for ever.
std::string report_page(const Event& event) {
  if (event.kind == EventKind::Health) return "/coverage.html";
  if (event.kind == EventKind::Opening) return {};  // The report as a whole.
  if (event.kind == EventKind::Change) return "/changes/" + short_line(event.id) + ".html";
  return "/changes.html";
}

/// Class, team and places of an opening, and where it is posted.
void add_opening(const OpeningNews& opening, std::vector<Fact>& facts) {
  facts.push_back({FactKind::Words, "Class", std::string(job_class_words(opening.job_class))});
  if (!opening.team.empty()) facts.push_back({FactKind::Words, "Team", short_line(opening.team)});
  if (!opening.places.empty())
    facts.push_back({FactKind::Words, "Places", joined(opening.places, "; ")});
  if (std::string url = web_address(opening.url); !url.empty())
    facts.push_back({FactKind::Link, "Posting", std::move(url)});
}

/// What of the change was judged, and by whom the capture was made.
void add_judgement(const Event& event, std::vector<Fact>& facts) {
  if (event.opening) {
    add_opening(*event.opening, facts);
  } else if (event.kind != EventKind::Health) {
    const std::string_view severity = event.severity ? name_of(*event.severity) : "not judged";
    facts.push_back({FactKind::Words, "Severity", std::string(severity)});
    if (!event.categories.empty())
      facts.push_back({FactKind::Words, "Risks", joined(event.categories, ", ")});
    facts.push_back({FactKind::Words, "Announced", std::string(announced_words(event.announced))});
  }
  facts.push_back({FactKind::Words, "How sure", certainty_words(event)});
  facts.push_back({FactKind::Words, "Captured by",
                   event.provenance == Provenance::Own ? "this ledger" : "a web archive"});
}

/// How anybody can check it.
void add_evidence(const Event& event, const EventText& text, std::vector<Fact>& facts) {
  if (!event.title.empty() && !event.opening)
    facts.push_back({FactKind::Words, "Page title", short_line(event.title)});
  if (!text.page_url.empty()) facts.push_back({FactKind::Link, "Page", text.page_url});
  if (!event.lab_id.empty()) {
    facts.push_back({FactKind::Words, "Source",
                     short_line(fmt::format("{}/{} ({})", event.lab_id, event.source_id,
                                            event.topic.empty() ? "no topic" : event.topic))});
  }
  if (!event.payload.empty()) {
    facts.push_back({FactKind::Code, "SHA-256 of the capture", short_line(event.payload)});
    if (!text.page_url.empty()) {
      facts.push_back({FactKind::Code, "To check it",
                       fmt::format("labledger show '{}' --at {} --raw | sha256sum", text.page_url,
                                   format_rfc3339(event.not_after))});
    }
  }
  if (!text.report_url.empty()) facts.push_back({FactKind::Link, "Report", text.report_url});
  facts.push_back({FactKind::Code, "Event", short_line(event.id)});
}

using EventGroup = std::vector<const Event*>;

/// The events of each source, sources of a lab together, everything in the order of first mention.
std::vector<EventGroup> grouped(const std::vector<Event>& events) {
  std::map<std::string, std::size_t> lab_places;
  std::map<std::pair<std::size_t, std::string>, std::size_t> source_places;
  std::vector<std::vector<EventGroup>> labs;
  for (const Event& event : events) {
    const std::size_t lab = lab_places.try_emplace(event.lab_id, labs.size()).first->second;
    if (lab == labs.size()) labs.emplace_back();
    const std::string& id = event.source_id.empty() ? event.url : event.source_id;
    std::vector<EventGroup>& sources = labs[lab];
    const std::size_t source = source_places.try_emplace({lab, id}, sources.size()).first->second;
    if (source == sources.size()) sources.emplace_back();
    sources[source].push_back(&event);
  }
  std::vector<EventGroup> groups;
  for (std::vector<EventGroup>& sources : labs)
    std::ranges::move(sources, std::back_inserter(groups));
  return groups;
}

/// Adds a line for each event, as long as the list is not too long.
void add_lines(const EventGroup& events, std::vector<std::string>& list) {
  for (const Event* const event : events) {
    if (list.size() == kDigestLines) return;
    list.push_back(source_words(*event) + ": " + what_words(*event));
  }
}

std::string digest_subject(const Message& message) {
  const std::vector<Event>& events = message.events;
  const bool is_of_one_lab = std::ranges::all_of(events, [&](const Event& event) {
    return !event.lab_id.empty() && event.lab_id == events.front().lab_id;
  });
  const std::string title = visible_line(message.digest_title);
  const std::string count = counted(events.size(), "event", "events");
  if (events.empty() || !is_of_one_lab) return fmt::format("{}: {}", title, count);
  return fmt::format("{}: {} about {}", title, count, short_line(events.front().lab_name));
}

}  // namespace

std::string cut_text(std::string_view text, std::size_t byte_limit) {
  constexpr std::string_view kCut = " […]";
  if (text.size() <= byte_limit) return std::string(text);
  const std::size_t room = byte_limit - std::min(byte_limit, kCut.size());
  std::size_t end = 0;
  while (true) {
    const std::size_t size = decode_character(text.substr(end)).size;
    if (end + size > room) break;
    end += size;
  }
  while (end > 0 && text[end - 1] == ' ')
    --end;
  return std::string(text.substr(0, end)).append(kCut);
}

std::string source_words(const Event& event) {
  if (event.lab_name.empty()) {
    std::string_view url = event.url;
    url.remove_prefix(std::min(url.find("://") + 3, url.size()));
    return short_line(url);
  }
  std::string source = event.source_id;
  std::ranges::replace(source, '-', ' ');
  return short_line(event.lab_name + ", " + source);
}

EventText event_text(const Event& event, const std::string& report_url, std::size_t edit_limit) {
  EventText text;
  text.subject = source_words(event) + ": " + what_words(event);
  text.lead = lead_words(event);
  text.when = when_words(event);
  text.page_url = web_address(event.url);
  if (const std::string base = web_address(report_url); !base.empty()) {
    text.report_url = base + report_page(event);
  }
  add_judgement(event, text.facts);
  add_evidence(event, text, text.facts);
  const std::size_t shown = std::min(event.edits.size(), edit_limit);
  for (std::size_t i = 0; i < shown; ++i)
    text.edits.push_back(edit_text(event, event.edits[i]));
  if (const std::size_t rest = std::max(event.edit_count, event.edits.size()) - shown; rest > 0)
    text.more = counted(rest, "more is", "more are") + " in the ledger and the report.";
  return text;
}

AlertText alert_text(const Message& message) {
  const bool is_digest = !message.digest_title.empty();
  AlertText text;
  text.key = message.key;
  std::size_t told = 0;
  for (const EventGroup& events : grouped(message.events)) {
    if (is_digest) add_lines(events, text.list);
    SourceGroup group{source_words(*events.front()), {}};
    for (const Event* const event : events) {
      if (told == kDigestEvents) break;
      ++told;
      group.events.push_back(
          event_text(*event, message.report_url, is_digest ? kDigestEdits : kEventEdits));
    }
    if (!group.events.empty()) text.groups.push_back(std::move(group));
  }
  const std::size_t count = message.events.size();
  if (is_digest && count > text.list.size())
    text.list_more = counted(count - text.list.size(), "more event", "more events") + ".";
  if (count > told) {
    text.more = counted(count - told, "event is", "events are") +
                " not told in full here; the ledger and the report have them all.";
  }
  text.subject = is_digest             ? digest_subject(message)
                 : text.groups.empty() ? "No event"
                                       : text.groups.front().events.front().subject;
  return text;
}

}  // namespace labledger::alerts
