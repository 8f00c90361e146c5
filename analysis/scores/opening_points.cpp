#include "analysis/scores/opening_points.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "analysis/coupling/staff_figures.hpp"
#include "analysis/proportion.hpp"

namespace labledger::analysis {
namespace {

/// A count of a board says nothing of later days than these.
constexpr std::chrono::days kCountHolds{31};

/// What a board showed last by then; empty when that is too old, or a later attempt failed.
std::optional<OpeningsCount> count_at(const BoardDays& board, Day day) {
  auto last = board.read.upper_bound(day);
  if (last == board.read.begin()) return std::nullopt;
  --last;
  if (day - last->first > kCountHolds) return std::nullopt;
  const auto failure = std::ranges::upper_bound(board.failed, day);
  const bool has_failed_since =
      failure != board.failed.begin() && *std::prev(failure) > last->first;
  return has_failed_since ? std::nullopt : std::optional(last->second);
}

bool has_begun(const BoardDays& board, Day day) {
  return !board.read.empty() && board.read.begin()->first <= day;
}

OpeningsPoint point_of(Day day, const OpeningsCount& count, const TitleErrors& titles) {
  OpeningsPoint point;
  point.day = day;
  point.safety = count.safety;
  point.all = count.all;
  const auto share = wilson_interval(count.safety, count.all);
  if (!share) return point;
  point.share = share->share;
  point.low = share->low;
  point.high = share->high;
  const CouplingFigure corrected = safety_openings_share(
      count.safety, count.all,
      {.sensitivity = titles.sensitivity, .specificity = titles.specificity}, FigureGround{});
  point.corrected = corrected.value.value_or(point.share);
  point.corrected_low = corrected.low.value_or(point.low);
  point.corrected_high = corrected.high.value_or(point.high);
  return point;
}

/// "board could not be read on 3 days between A and B".
OpeningsGap failures_of(const BoardDays& board) {
  const Day first = board.failed.front();
  const Day last = board.failed.back();
  const std::string days = board.failed.size() == 1
                               ? "on " + format_date(first)
                               : "on " + std::to_string(board.failed.size()) + " days between " +
                                     format_date(first) + " and " + format_date(last);
  return {first, last, board.url + " could not be read or believed " + days};
}

/// Stretches between two captures that are too far apart to be bridged.
void note_silences(const BoardDays& board, std::vector<OpeningsGap>& gaps) {
  std::optional<Day> before;
  for (const auto& [day, count] : board.read) {
    if (before && day - *before > kCountHolds) {
      gaps.push_back({*before, day,
                      board.url + " was not read between " + format_date(*before) + " and " +
                          format_date(day)});
    }
    before = day;
  }
}

/// What is to be known of one board, when the first day of any is that.
void note_gaps(const BoardDays& board, std::optional<Day> first, std::vector<OpeningsGap>& gaps) {
  if (!board.read.empty() && board.read.begin()->first > *first) {
    const Day begin = board.read.begin()->first;
    gaps.push_back({begin, begin, board.url + " is counted from " + format_date(begin) + " on"});
  }
  for (const Day day : board.moved) {
    gaps.push_back({day, day,
                    board.url + " moved to another board system by " + format_date(day) +
                        ": what went with the move is not known to have closed"});
  }
  if (!board.failed.empty()) gaps.push_back(failures_of(board));
  note_silences(board, gaps);
}

}  // namespace

OpeningsSeries openings_series(const std::vector<BoardDays>& boards, const TitleErrors& titles) {
  OpeningsSeries series;
  std::set<Day> days;
  std::optional<Day> first;
  for (const BoardDays& board : boards) {
    if (!board.read.empty()) series.boards.push_back(board.url);
    for (const auto& [day, count] : board.read) {
      days.insert(day);
      first = std::min(first.value_or(day), day);
    }
  }
  for (const Day day : days) {
    OpeningsCount sum;
    std::vector<std::string> counted;
    bool is_whole = true;
    for (const BoardDays& board : boards) {
      if (!has_begun(board, day)) continue;
      const auto count = count_at(board, day);
      is_whole = is_whole && count.has_value();
      sum.safety += count.value_or(OpeningsCount{}).safety;
      sum.all += count.value_or(OpeningsCount{}).all;
      counted.push_back(board.url);
    }
    if (!is_whole) continue;
    series.points.push_back(point_of(day, sum, titles));
    series.points.back().boards = std::move(counted);
  }
  for (const BoardDays& board : boards)
    note_gaps(board, first, series.gaps);
  std::ranges::stable_sort(series.gaps, {}, &OpeningsGap::first);
  return series;
}

}  // namespace labledger::analysis
