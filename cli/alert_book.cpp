#include "cli/alert_book.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "alerts/event_json.hpp"
#include "analysis/promises/saying_day.hpp"
#include "cli/announcements.hpp"
#include "cli/neighbours.hpp"
#include "cli/source_history.hpp"
#include "core/believed_dates.hpp"
#include "core/digest.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

/// The first 16 hex digits of a digest over the parts: as many as a change's id has.
std::string event_id(DigestBuilder& parts) {
  return parts.finish().hex().substr(0, 16);
}

void fill_capture(Event& event, const db::FetchRow& row, const Document& document) {
  event.title = document.title;
  event.provenance = row.record.provenance;
  event.payload = row.record.payload ? row.record.payload->hex() : "";
}

/// The titles of the opening before and after, as quotations.
Edit edit_of(const OpeningNews& news, const std::string& before) {
  Quote title;
  title.exact = news.title;
  Edit edit;
  switch (news.change) {
    case OpeningChange::Opened:
      edit.type = ChangeType::Added;
      edit.after = std::move(title);
      break;
    case OpeningChange::Closed:
      edit.type = ChangeType::Removed;
      edit.before = std::move(title);
      break;
    default:
      edit.type = ChangeType::Reworded;
      edit.after = std::move(title);
      edit.before.emplace().exact = before;
  }
  return edit;
}

/// Whether the page says that it was published before a day.
bool dates_itself_before(const Document& document, Instant captured, Instant day) {
  const BelievedDates dates = believe_dates(document, captured);
  return dates.published && dates.published->value < format_day(day);
}

/// Whether anybody may want to hear of it: new wordings, returns, and links to policy documents
/// that lead where they never led.
bool is_told(const Change& change) {
  switch (change.change_class) {
    case ChangeClass::Substantive:
    case ChangeClass::Return:
      return true;
    case ChangeClass::Links:
      return change.severity.has_value();
    case ChangeClass::Cosmetic:
    case ChangeClass::CaptureProblem:
      break;
  }
  return false;
}

}  // namespace

Event AlertBook::begin(EventKind kind, const std::string& url) const {
  Event event;
  event.kind = kind;
  event.url = url;
  const Source* source = registry_.find_source(url);
  if (source == nullptr) return event;
  event.source_id = source->id;
  event.topic = source->topic;
  event.lab_id = source->lab_id;
  if (const Lab* lab = registry_.find_lab(source->lab_id)) event.lab_name = lab->name;
  return event;
}

Result<void> AlertBook::note_change(SourceId source, const db::FetchRow& row,
                                    const Document& document, const Change& change) {
  if (!is_told(change)) return {};
  Change seen = change;  // As it stands beside the other pages of its lab.
  Neighbours neighbours(ledger_, change.not_after);
  TRY(neighbours.mark(registry_.find_owner(row.record.url), row.record.url, seen));
  if (!is_told(seen)) return {};
  Event event = begin(EventKind::Change, row.record.url);
  fill_capture(event, row, document);
  event.id = change.id;
  event.not_before = change.not_before;
  event.not_after = change.not_after;
  event.change_class = change.change_class;
  event.severity = seen.severity;
  event.announced = TRY(announced(source, row.record.url, change));
  const analysis::ClaimFinder* const finder = TRY(tools_.claims());
  event.categories = finder->risks_of(seen);
  std::vector<Edit> claims;
  std::vector<Edit> promises;
  if (seen.change_class == ChangeClass::Substantive) {
    const analysis::PageVoice voice = owner_of_page(owners_, row.record.url, document).voice;
    const analysis::PromiseFinder* const promise_finder = TRY(tools_.promises());
    claims = finder->new_claims_of(document, voice, seen);
    promises = promise_finder->new_promises_of(
        document, voice, analysis::saying_day(document, row.record.started, change.not_before),
        seen);
  }
  if (seen.change_class == ChangeClass::Links) {
    std::erase_if(seen.edits, [](const Edit& edit) { return !edit.severity; });
  }
  event.edit_count = seen.edits.size();
  seen.edits.resize(std::min(seen.edits.size(), kEventEdits));
  event.edits = std::move(seen.edits);
  TRY(raise(source, event));
  TRY(note_sentences(source, EventKind::Claim, event, std::move(claims)));
  return note_sentences(source, EventKind::Promise, std::move(event), std::move(promises));
}

Result<Announced> AlertBook::announced(SourceId source, const std::string& url,
                                       const Change& change) {
  if (change.change_class != ChangeClass::Substantive) return Announced::Unknown;
  const std::vector<db::VersionRow> wordings = TRY(ledger_.derived().versions(source));
  if (wordings.size() < 2) return Announced::Unknown;
  const ChangedPage page{.url = url,
                         .title = wordings.back().title,
                         .dated_before = own_date(*(wordings.end() - 2)),
                         .dated_after = own_date(wordings.back())};
  Announcements published(ledger_, tools_.announcements(), change.not_after);
  const AnnouncementFinding finding = TRY(published.find(registry_.find_owner(url), page, change));
  return finding.announced;
}

Result<std::optional<AlertBook::Interval>> AlertBook::appearance(SourceId source,
                                                                 const db::FetchRow& row,
                                                                 const Document& document) {
  const Instant seen = row.record.started;
  const bool was_gone = TRY(ledger_.evidence().was_gone(source, seen));
  if (was_gone) {
    const auto last_attempt = TRY(ledger_.evidence().last_attempt_before(source, seen));
    return std::optional(Interval{last_attempt.value_or(seen), seen});
  }
  const Source* entry = registry_.find_source(row.record.url);
  if (entry == nullptr || !entry->listing || !entry->listing->is_new)
    return std::optional<Interval>{};
  const Listing& listing = *entry->listing;
  const auto list = TRY(read_history(ledger_, listing.list, listing.first_seen));
  Interval interval{seen, std::min(seen, listing.first_seen)};
  for (const HistoryEntry& capture : list.entries) {
    if (capture.usable() && capture.at < listing.first_seen) interval.not_before = capture.at;
  }
  const bool is_older = dates_itself_before(document, seen, listing.first_seen + -kNewPageWindow);
  if (is_older || interval.not_before >= interval.not_after) return std::optional<Interval>{};
  return std::optional(interval);
}

Result<void> AlertBook::note_first_capture(SourceId source, const db::FetchRow& row,
                                           const Document& document) {
  const std::optional<Interval> interval = TRY(appearance(source, row, document));
  if (!interval) return {};
  Event event = begin(EventKind::NewDocument, row.record.url);
  fill_capture(event, row, document);
  DigestBuilder parts;
  parts.add("new_document").add(row.record.url).add(row.record.started.ms);
  event.id = event_id(parts);
  event.not_before = interval->not_before;
  event.not_after = interval->not_after;
  TRY(raise(source, event));
  const analysis::ClaimFinder* const finder = TRY(tools_.claims());
  const analysis::PageVoice voice = owner_of_page(owners_, row.record.url, document).voice;
  TRY(note_sentences(source, EventKind::Claim, event, finder->claims_of(document, voice)));
  const analysis::PromiseFinder* const promise_finder = TRY(tools_.promises());
  std::vector<Edit> promised;
  for (const analysis::FoundPromise& promise : promise_finder->promises_of(
           document, voice, analysis::saying_day(document, row.record.started, {}))) {
    promised.push_back(analysis::edit_of(promise));
  }
  return note_sentences(source, EventKind::Promise, std::move(event), std::move(promised));
}

Result<void> AlertBook::note_sentences(SourceId source, EventKind kind, Event event,
                                       std::vector<Edit> sentences) {
  if (sentences.empty()) return {};
  event.kind = kind;
  event.severity.reset();
  event.categories.clear();
  event.edit_count = sentences.size();
  DigestBuilder parts;
  parts.add(name_of(kind)).add(event.url).add(event.not_after.ms);
  for (const Edit& sentence : sentences)
    parts.add(sentence.after->exact);
  event.id = event_id(parts);
  sentences.resize(std::min(sentences.size(), kEventEdits));
  event.edits = std::move(sentences);
  return raise(source, event);
}

Result<void> AlertBook::note_opening(SourceId source, const db::FetchRow& row, OpeningNews news,
                                     const std::string& before, Instant not_before) {
  Event event = begin(EventKind::Opening, row.record.url);
  event.title = news.title;
  event.not_before = not_before;
  event.not_after = row.record.started;
  event.provenance = row.record.provenance;
  event.payload = row.record.payload ? row.record.payload->hex() : "";
  event.edits = {edit_of(news, before)};
  event.edit_count = 1;
  DigestBuilder parts;
  parts.add("opening").add(row.record.url).add(name_of(news.change)).add(news.id);
  parts.add(event.not_after.ms);
  event.id = event_id(parts);
  event.opening = std::move(news);
  return raise(source, event);
}

Result<void> AlertBook::note_health(SourceId source, const std::string& url,
                                    const HealthChange& health, Instant last_seen, Instant at) {
  Event event = begin(EventKind::Health, url);
  event.health = health;
  event.not_before = last_seen;
  event.not_after = at;
  DigestBuilder parts;
  parts.add("health").add(url).add(name_of(health.from)).add(name_of(health.to)).add(at.ms);
  event.id = event_id(parts);
  return raise(source, event);
}

Result<void> AlertBook::raise(SourceId source, const Event& event) {
  const Instant now = clock_.now();
  const bool is_new = TRY(ledger_.events().add(
      source, {.id = event.id, .kind = event.kind, .raised = now, .body = alerts::to_json(event)}));
  if (!is_new) return {};
  const std::vector<alerts::Route> routes = TRY(tools_.rules().routes(event, now));
  for (const alerts::Route& route : routes) {
    db::DeliveryRow delivery;
    delivery.event = event.id;
    delivery.channel = route.channel;
    delivery.recipient = route.recipient;
    delivery.rule = route.rule;
    delivery.digest = route.digest;
    delivery.due = route.due;
    TRY(ledger_.outbox().add(delivery));
  }
  return {};
}

}  // namespace labledger::cli
