#pragma once
// What a lab's pages and openings come to for one indicator, at a moment.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/scores/rubric_reader.hpp"
#include "core/rubric.hpp"
#include "core/score.hpp"
#include "core/time.hpp"

namespace labledger::analysis {

/// A sentence that meets at least one indicator, and where and when it stood.
struct MarkedSentence {
  std::vector<IndicatorMark> marks;
  std::string text;
  std::string topic;
  std::string url;
  std::uint64_t statement = 0;  ///< 0 when it states nothing.
  std::optional<StatementLevel> level;
  std::optional<Digest> payload;  ///< Of the capture that first showed it.
  Instant first_seen;
  Instant last_seen;
  std::optional<Instant> gone;  ///< The first capture without it; empty while it is shown.
};

/// A page of the lab's own that was read, in a language that the rubric knows.
struct ReadPage {
  std::string url;
  std::string topic;  ///< Empty when no lab file says it.
  std::string title;
  std::string date;  ///< That it states for itself; empty when it states none.
  std::optional<Digest> payload;
  Instant first_read;
  Instant last_read;
};

/// All that a score is made of.
struct LabEvidence {
  std::string lab_id;
  std::vector<MarkedSentence> sentences;
  std::vector<ReadPage> pages;
  OpeningsSeries openings;
};

/// Openings that were counted longer ago say nothing of now.
inline constexpr std::chrono::days kOpeningsHold{92};

/// Tells how lines of the rubric stand with one lab, at any moments. Thread-safe.
class IndicatorScorer {
 public:
  /// Both must outlive the scorer. Sorts the sentences once.
  IndicatorScorer(const Rubric& rubric, const LabEvidence& evidence);

  /// How one line stands. What came after `as_of` takes no part. `contribution` is left to
  /// score_card(). Linear in the sentences that meet the line.
  /// @param line index into the rubric's lines.
  [[nodiscard]] IndicatorScore score(std::size_t line, Instant as_of) const;

  /// A sentence with its mark for a line.
  struct Found {
    const MarkedSentence* sentence;
    const IndicatorMark* mark;
  };

 private:
  [[nodiscard]] std::vector<Found> find_best(std::size_t line, Instant as_of) const;
  [[nodiscard]] std::vector<Found> find_groups(std::size_t line, Instant as_of) const;

  const Rubric& rubric_;
  const LabEvidence& evidence_;
  std::vector<std::vector<Found>> by_line_;  ///< Best first.
};

/// The same of one line at one moment.
[[nodiscard]] IndicatorScore score_indicator(const Rubric& rubric, std::size_t line,
                                             const LabEvidence& evidence, Instant as_of);

}  // namespace labledger::analysis
