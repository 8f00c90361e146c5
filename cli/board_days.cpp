#include "cli/board_days.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "analysis/promises/saying_day.hpp"
#include "analysis/scores/opening_points.hpp"
#include "cli/source_history.hpp"

namespace labledger::cli {
namespace {

using analysis::day_of;
using OpeningName = std::pair<std::int64_t, std::string>;  // Board and id.

/// What an opening is from a moment on.
struct Step {
  Instant at;
  OpeningName opening;
  bool is_open = false;
  JobClass job_class = JobClass::Other;
  bool is_technical = false;
};

/// The life of one opening: an event holds what was before it, so what is after it stands in the
/// next one, or in the row.
void add_steps(const db::OpeningRow& row, const std::vector<const db::OpeningEventRow*>& events,
               std::vector<Step>& steps) {
  const auto add = [&](Instant at, bool is_open, std::size_t next) {
    const bool is_last = next >= events.size();
    steps.push_back({.at = at,
                     .opening = {row.board, row.id},
                     .is_open = is_open,
                     .job_class = is_last ? row.job_class : events[next]->class_before,
                     .is_technical = is_last ? row.technical : events[next]->technical_before});
  };
  bool is_open = true;
  const bool begins_with_event = !events.empty() && events.front()->not_after <= row.first_seen;
  if (!begins_with_event) add(row.first_seen, is_open, 0);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i]->change == OpeningChange::Opened) is_open = true;
    if (events[i]->change == OpeningChange::Closed) is_open = false;
    add(events[i]->not_after, is_open, i + 1);
  }
}

/// The steps of all openings of a source, in the order of time.
std::vector<Step> steps_of(const std::vector<db::OpeningRow>& rows,
                           const std::vector<db::OpeningEventRow>& events) {
  std::map<OpeningName, std::vector<const db::OpeningEventRow*>> by_opening;
  for (const db::OpeningEventRow& event : events)
    by_opening[{event.board, event.opening}].push_back(&event);
  std::vector<Step> steps;
  for (const db::OpeningRow& row : rows)
    add_steps(row, by_opening[{row.board, row.id}], steps);
  std::ranges::stable_sort(steps, {}, &Step::at);
  return steps;
}

/// The openings that are open, counted as steps are taken.
class Tally {
 public:
  void take(const Step& step) {
    if (const auto known = open_.find(step.opening); known != open_.end()) {
      add(known->second, -1);
      open_.erase(known);
    }
    if (!step.is_open) return;
    add(step, 1);
    open_.emplace(step.opening, step);
  }

  /// What the board of that number shows.
  [[nodiscard]] analysis::OpeningsCount of(std::int64_t board) const {
    const auto found = counts_.find(board);
    return found == counts_.end() ? analysis::OpeningsCount{} : found->second;
  }

 private:
  void add(const Step& step, int sign) {
    if (!step.is_technical) return;
    analysis::OpeningsCount& count = counts_[step.opening.first];
    const auto one = static_cast<std::uint64_t>(sign);  // Minus one wraps around, and back.
    count.all += one;
    if (step.job_class == JobClass::AiSafety) count.safety += one;
  }

  std::map<OpeningName, Step> open_;
  std::map<std::int64_t, analysis::OpeningsCount> counts_;
};

/// The number of the board that the source showed at that time.
std::int64_t board_at(const std::vector<db::BoardRow>& boards, Instant at) {
  std::int64_t number = boards.front().number;
  for (const db::BoardRow& board : boards) {
    if (board.first_seen <= at) number = board.number;
  }
  return number;
}

Result<analysis::BoardDays> read_days(Ledger& ledger, const std::string& url, SourceId source,
                                      const std::vector<db::BoardRow>& boards, Instant as_of) {
  analysis::BoardDays days;
  days.url = url;
  const std::vector<db::OpeningRow> rows = TRY(ledger.openings().openings(source));
  const std::vector<db::OpeningEventRow> events = TRY(ledger.openings().events(source));
  const std::vector<Step> steps = steps_of(rows, events);
  const SourceHistory history = TRY(read_history(ledger, url, as_of));
  Tally tally;
  auto next = steps.begin();
  for (const HistoryEntry& entry : history.entries) {
    const Day day = day_of(entry.at);
    if (!entry.usable()) {
      if (days.failed.empty() || days.failed.back() != day) days.failed.push_back(day);
      continue;
    }
    for (; next != steps.end() && next->at <= entry.at; ++next)
      tally.take(*next);
    days.read[day] = tally.of(board_at(boards, entry.at));
  }
  std::erase_if(days.failed, [&](Day day) { return days.read.contains(day); });
  for (const db::BoardRow& board : boards) {
    if (board.over && *board.over <= as_of) days.moved.push_back(day_of(*board.over));
  }
  return days;
}

/// The boards among the sources of a lab, in the order of its file, each on the days on which it
/// was tried up to and with `as_of`.
Result<std::vector<analysis::BoardDays>> read_board_days(Ledger& ledger, const Lab& lab,
                                                         Instant as_of) {
  std::vector<analysis::BoardDays> all;
  for (const Source& source : lab.sources) {
    if (source.kind != SourceKind::Jobs) continue;
    const auto id = TRY(ledger.evidence().find_source(source.url));
    if (!id) continue;
    const std::vector<db::BoardRow> boards = TRY(ledger.openings().boards(*id));
    if (boards.empty()) continue;
    analysis::BoardDays days = TRY(read_days(ledger, source.url, *id, boards, as_of));
    all.push_back(std::move(days));
  }
  return all;
}

}  // namespace

Result<OpeningsSeries> read_openings_series(Ledger& ledger, const Lab& lab,
                                            const TitleErrors& titles, Instant as_of) {
  const std::vector<analysis::BoardDays> boards = TRY(read_board_days(ledger, lab, as_of));
  return analysis::openings_series(boards, titles);
}

}  // namespace labledger::cli
