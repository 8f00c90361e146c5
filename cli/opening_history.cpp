#include "cli/opening_history.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "cli/source_history.hpp"

namespace labledger::cli {
namespace {

using EventsByOpening = std::map<std::string, std::vector<const db::OpeningEventRow*>>;

/// The events of one board, by opening, each opening's in the order of time.
EventsByOpening events_of(const std::vector<db::OpeningEventRow>& events, std::int64_t board) {
  EventsByOpening by_opening;
  for (const db::OpeningEventRow& event : events) {
    if (event.board == board) by_opening[event.opening].push_back(&event);
  }
  return by_opening;
}

/// Takes back what happened to the opening after the moment.
void rewind(db::OpeningRow& opening, const std::vector<const db::OpeningEventRow*>& events,
            Instant as_of) {
  opening.closing.reset();
  for (const db::OpeningEventRow* event : events) {
    if (event->not_after > as_of) break;
    if (event->change == OpeningChange::Closed) {
      opening.closing = db::Closing{.after = event->not_before, .by = event->not_after};
    } else if (event->change == OpeningChange::Opened) {
      opening.closing.reset();
    }
  }
  const std::vector<const db::OpeningEventRow*> newest_first(events.rbegin(), events.rend());
  for (const db::OpeningEventRow* undone : newest_first) {
    if (undone->not_after <= as_of) break;
    if (undone->change == OpeningChange::Retitled) opening.title = undone->before;
    if (undone->change == OpeningChange::Moved) opening.places = {undone->before};
    opening.job_class = undone->class_before;
    opening.technical = undone->technical_before;
  }
}

std::optional<ShownBy> shown_by(const HistoryEntry* entry) {
  if (entry == nullptr) return std::nullopt;
  return ShownBy{.fetch = entry->fetch, .at = entry->at, .payload = entry->payload};
}

/// A board with its openings.
BoardView view_of(const db::BoardRow& board, const std::vector<db::OpeningRow>& openings,
                  const std::vector<db::OpeningEventRow>& events, const SourceHistory& history,
                  Instant as_of) {
  BoardView view;
  view.board = board;
  const bool is_over = board.over && *board.over <= as_of;
  view.is_readable = !is_over && !history.entries.empty() && history.entries.back().usable();
  view.last = shown_by(history.last_usable(is_over ? board.last_seen.value_or(as_of) : as_of));
  const EventsByOpening by_opening = events_of(events, board.number);
  for (const db::OpeningRow& row : openings) {
    if (row.board != board.number || row.first_seen > as_of) continue;
    OpeningView opening{.opening = row, .state = OpeningState::Open, .last = view.last};
    const auto own = by_opening.find(row.id);
    rewind(opening.opening,
           own == by_opening.end() ? std::vector<const db::OpeningEventRow*>{} : own->second,
           as_of);
    if (opening.opening.closing) {
      opening.state = OpeningState::Closed;
      opening.last = shown_by(history.last_usable(opening.opening.closing->after));
    } else if (!view.is_readable) {
      opening.state = OpeningState::Unknown;
    }
    view.openings.push_back(std::move(opening));
  }
  std::copy_if(events.begin(), events.end(), std::back_inserter(view.events),
               [&](const db::OpeningEventRow& event) {
                 return event.board == board.number && event.not_after <= as_of;
               });
  return view;
}

}  // namespace

Result<std::vector<BoardView>> read_boards(Ledger& ledger, const std::string& url, Instant as_of) {
  std::vector<BoardView> views;
  const auto source = TRY(ledger.evidence().find_source(url));
  if (!source) return views;
  const std::vector<db::BoardRow> boards = TRY(ledger.openings().boards(*source));
  if (boards.empty()) return views;
  const std::vector<db::OpeningRow> openings = TRY(ledger.openings().openings(*source));
  const std::vector<db::OpeningEventRow> events = TRY(ledger.openings().events(*source));
  const SourceHistory history = TRY(read_history(ledger, url, as_of));
  for (const db::BoardRow& board : boards) {
    if (board.first_seen <= as_of) {
      views.push_back(view_of(board, openings, events, history, as_of));
    }
  }
  return views;
}

}  // namespace labledger::cli
