#pragma once
// Sentences read by the rubric: which indicators each one meets, and how far.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cue_set.hpp"
#include "core/result.hpp"
#include "core/rubric.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// A sentence of a lab's own page, as far as the rubric asks.
struct ScoredSentence {
  std::string text;
  std::vector<StatementKind> kinds;     ///< Empty when it states nothing …
  std::vector<std::string> categories;  ///< … the risks that it speaks of all the same.
  std::optional<StatementLevel> level;
  Speaker speaker = Speaker::Lab;
  DocumentKind document = DocumentKind::Other;
  std::string topic;  ///< Of its page; empty when no lab file says it.
};

/// One indicator that a sentence meets.
struct IndicatorMark {
  std::size_t line = 0;                            ///< Index into Rubric::lines.
  IndicatorState state = IndicatorState::Partial;  ///< Yes, Partial or Permissive.
  std::uint64_t groups = 0;  ///< Of Groups: bit i for the i-th pattern of `all`.
  std::string why;           ///< "binding; a figure is missing".
};

/// A rubric with its patterns compiled. Thread-safe.
class RubricReader {
 public:
  /// Config when a pattern is not RE2 syntax, or needs too much memory, naming the indicator.
  [[nodiscard]] static Result<RubricReader> compile(Rubric rubric);

  [[nodiscard]] const Rubric& rubric() const& { return rubric_; }
  const Rubric& rubric() && = delete;

  /// The indicators that the sentence meets, in the rubric's order. Third parties, questions, ways
  /// out and denials meet none. Linear in the sentence.
  [[nodiscard]] std::vector<IndicatorMark> read(const ScoredSentence& sentence) const;

 private:
  /// Where the patterns of a key begin among all cues, and how many they are.
  struct Range {
    std::size_t begin = 0;
    std::size_t count = 0;
  };
  struct LinePatterns {
    Range all;
    Range full;
    Range never;
  };
  using Present = std::vector<bool>;  // One a cue.

  RubricReader(Rubric rubric, CueSet cues, std::vector<LinePatterns> lines, Range never,
               Range others, Range hedges);

  [[nodiscard]] std::optional<IndicatorMark> read_line(std::size_t line,
                                                       const ScoredSentence& sentence,
                                                       const Present& present) const;

  Rubric rubric_;
  CueSet cues_;
  std::vector<LinePatterns> lines_;
  Range never_;
  Range others_;
  Range hedges_;
};

}  // namespace labledger::analysis
