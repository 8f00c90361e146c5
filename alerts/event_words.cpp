#include "alerts/event_words.hpp"

#include <array>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "alerts/alert_text.hpp"
#include "core/visible_text.hpp"

namespace labledger::alerts {
namespace {

/// The longest reason of a passage of health that is told.
constexpr std::size_t kReasonBytes = 500;

/// What befell a sentence, in the order in which a subject line tells it: losses first.
constexpr auto kFates = std::to_array<std::pair<ChangeType, std::string_view>>({
    {ChangeType::Removed, "removed"},
    {ChangeType::Weakened, "weakened"},
    {ChangeType::Strengthened, "strengthened"},
    {ChangeType::Reworded, "reworded"},
    {ChangeType::Added, "added"},
    {ChangeType::Returned, "back to an earlier wording"},
    {ChangeType::Moved, "moved"},
});

/// "2 sentences removed, 1 reworded". When the event does not carry all edits, what befell the rest
/// is not known: "120 sentences changed".
std::string counts_of(const Event& event, std::string_view singular, std::string_view plural) {
  if (event.edit_count == 0) return "changed";
  if (event.edit_count > event.edits.size()) {
    return counted(event.edit_count, singular, plural) + " changed";
  }
  std::string words;
  for (const auto& [type, fate] : kFates) {
    std::size_t count = 0;
    for (const Edit& edit : event.edits)
      count += edit.type == type ? 1 : 0;
    if (count == 0) continue;
    words += words.empty() ? counted(count, singular, plural) : fmt::format(", {}", count);
    words.append(" ").append(fate);
  }
  return words;
}

std::string since(const Event& event, std::string_view words) {
  const bool is_known = event.not_before.ms != 0;
  return is_known ? fmt::format("{} since {} UTC", words, minute_words(event.not_before))
                  : std::string(words);
}

std::string health_words(const Event& event) {
  const HealthState state = event.health ? event.health->to : HealthState::Suspect;
  switch (state) {
    case HealthState::Ok:
    case HealthState::Recovered:
      return "can be read again";
    case HealthState::Suspect:
      return "could not be read at the last try";
    case HealthState::Doubtful:
      return "can be read, but not as expected";
    case HealthState::Down:
      return since(event, "could not be read");
    case HealthState::Blocked:
      return since(event, "could not be read: access refused");
    case HealthState::Gone:
      return since(event, "could not be read: the server finds no such page");
  }
  return {};
}

std::string change_words(const Event& event) {
  switch (event.change_class) {
    case ChangeClass::Substantive:
      return counts_of(event, "sentence", "sentences");
    case ChangeClass::Cosmetic:
      return "cosmetic change";
    case ChangeClass::Return:
      return "back to an earlier wording (" + counted(event.edit_count, "sentence", "sentences") +
             ")";
    case ChangeClass::CaptureProblem:
      return "what came is not the page; nothing was compared";
    case ChangeClass::Links:
      return counted(event.edit_count, "link to a policy leads", "links to policies lead") +
             " elsewhere";
  }
  return {};
}

/// The longest title or place of an opening that is told.
constexpr std::size_t kOpeningBytes = 200;

std::string short_words(std::string_view text) {
  return cut_text(visible_line(text), kOpeningBytes);
}

/// "job opening closed: Research Engineer (AI safety), London".
std::string opening_words(const Event& event) {
  if (!event.opening) return counts_of(event, "job opening", "job openings");
  const OpeningNews& opening = *event.opening;
  std::string_view fate;
  switch (opening.change) {
    case OpeningChange::Opened:
      fate = "new job opening";
      break;
    case OpeningChange::Closed:
      fate = "job opening gone";
      break;
    case OpeningChange::Retitled:
      fate = "job opening renamed";
      break;
    case OpeningChange::Moved:
      fate = "job opening moved";
      break;
  }
  std::string words = fmt::format("{}: {}", fate, short_words(opening.title));
  if (opening.job_class != JobClass::Other) {
    words += fmt::format(" ({})", job_class_words(opening.job_class));
  }
  return words;
}

std::string_view opening_lead(const Event& event) {
  if (!event.opening) return "The list of job openings changed.";
  switch (event.opening->change) {
    case OpeningChange::Opened:
      return "The job board shows an opening that it did not show before.";
    case OpeningChange::Closed:
      return "The job board no longer shows an opening. Whether it was filled or withdrawn is not "
             "known.";
    case OpeningChange::Retitled:
      return "The job board shows an opening under another title.";
    case OpeningChange::Moved:
      return "The job board shows an opening at another place.";
  }
  return {};
}

std::string_view health_lead(HealthState state) {
  switch (state) {
    case HealthState::Ok:
    case HealthState::Recovered:
      return "The source can be read again.";
    case HealthState::Suspect:
      return "The last try to read the source failed. What it says now is not known.";
    case HealthState::Doubtful:
      return "The source can be read, but what is expected of it does not hold.";
    case HealthState::Down:
      return "Most of the last tries to read the source failed. What it says now is not known.";
    case HealthState::Blocked:
      return "Access to the source is refused. What it says now is not known.";
    case HealthState::Gone:
      return "The server says that there is no such page. It may have moved; that anything was "
             "withdrawn on purpose is not known.";
  }
  return {};
}

std::string_view change_lead(ChangeClass change_class) {
  switch (change_class) {
    case ChangeClass::Substantive:
      return "The wording of the page changed.";
    case ChangeClass::Cosmetic:
      return "The page looks different and says the same.";
    case ChangeClass::Return:
      return "The page is back to a wording that it has shown before.";
    case ChangeClass::CaptureProblem:
      return "What came is not the page. What the page says now is not known.";
    case ChangeClass::Links:
      return "The page says the same; what it links to is another page now.";
  }
  return {};
}

}  // namespace

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

std::string minute_words(Instant at) {
  using namespace std::chrono;
  constexpr auto kMonths = std::to_array<std::string_view>(
      {"January", "February", "March", "April", "May", "June", "July", "August", "September",
       "October", "November", "December"});
  const sys_time<milliseconds> time{milliseconds{at.ms}};
  const sys_days day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{floor<minutes>(time - day)};
  return fmt::format("{} {} {}, {:02}:{:02}", static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count());
}

std::string what_words(const Event& event) {
  switch (event.kind) {
    case EventKind::NewDocument:
      return "a page where there was none";
    case EventKind::Change:
      return change_words(event);
    case EventKind::Claim:
      return counts_of(event, "figure", "figures");
    case EventKind::Opening:
      return opening_words(event);
    case EventKind::Promise:
      return counts_of(event, "dated promise", "dated promises");
    case EventKind::Health:
      return health_words(event);
  }
  return {};
}

std::string lead_words(const Event& event) {
  switch (event.kind) {
    case EventKind::NewDocument:
      return "The address shows a page; before, it had nothing to show.";
    case EventKind::Change:
      return std::string(change_lead(event.change_class));
    case EventKind::Claim:
      return "The page states a figure of compute, funding or headcount that it did not state "
             "before.";
    case EventKind::Opening:
      return std::string(opening_lead(event));
    case EventKind::Promise:
      return "The page states a promise with a date or another deadline that it did not state "
             "before.";
    case EventKind::Health: {
      if (!event.health) return std::string(health_lead(HealthState::Suspect));
      const std::string reason = cut_text(visible_line(event.health->reason), kReasonBytes);
      const std::string_view lead = health_lead(event.health->to);
      return reason.empty() ? std::string(lead) : fmt::format("{} Seen: {}", lead, reason);
    }
  }
  return {};
}

std::string when_words(const Event& event) {
  const std::string_view clock = event.provenance == Provenance::Own
                                     ? "by the clock of this ledger"
                                     : "by the clock of the archive that captured it";
  if (event.not_before.ms == 0) {
    return fmt::format("By {} UTC, {}; since when is not known", minute_words(event.not_after),
                       clock);
  }
  return fmt::format("Between {} and {} UTC, {}", minute_words(event.not_before),
                     minute_words(event.not_after), clock);
}

std::string certainty_words(const Event& event) {
  if (event.kind == EventKind::Health) {
    return "Seen from one place; whether others can read the page is not known";
  }
  if (event.kind == EventKind::Promise) {
    return "The quotations are word for word and can be checked; what counts as a promise, and its "
           "date, are the judgement of a program";
  }
  if (event.kind == EventKind::Opening) {
    return "The board's own ids tell openings apart; the class is the judgement of a program";
  }
  return "The quotations are word for word and can be checked; kind and severity are the judgement "
         "of a program";
}

std::string_view job_class_words(JobClass job_class) {
  switch (job_class) {
    case JobClass::Other:
      return "other";
    case JobClass::AiSafety:
      return "AI safety";
    case JobClass::TrustAndSafety:
      return "trust and safety";
    case JobClass::Security:
      return "security";
    case JobClass::PolicyGovernance:
      return "policy and governance";
  }
  return {};
}

std::string_view announced_words(Announced announced) {
  switch (announced) {
    case Announced::Unknown:
      return "not known";
    case Announced::Yes:
      return "yes, the lab spoke of it";
    case Announced::No:
      return "no announcement was found";
  }
  return {};
}

}  // namespace labledger::alerts
