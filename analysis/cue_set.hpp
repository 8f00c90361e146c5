#pragma once
// Cues compiled: one pass over a text tells which of them are in it, and only those are looked up.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lexicon.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// One place where a cue stands: a half-open byte range of the text that was searched.
struct CueHit {
  std::size_t cue = 0;  ///< Index into CueSet::cues().
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A choice of a lexicon's cues, ready to be looked for. Thread-safe once compiled. Searching is
/// linear in the text for each cue that is in it. Text that is not UTF-8 matches nothing there.
class CueSet {
 public:
  /// The cues of the lexicon that belong to one of the groups, in the lexicon's order. Config when
  /// a pattern is not RE2 syntax, or needs too much memory, naming the cue.
  [[nodiscard]] static Result<CueSet> compile(const Lexicon& lexicon,
                                              const std::vector<std::string_view>& groups);

  CueSet(CueSet&&) noexcept;
  CueSet& operator=(CueSet&&) noexcept;
  ~CueSet();

  [[nodiscard]] const std::vector<Cue>& cues() const& { return cues_; }
  const std::vector<Cue>& cues() && = delete;

  /// Which cues are in the text: ascending indices.
  [[nodiscard]] std::vector<std::size_t> present(std::string_view text) const;

  /// All places of all cues, in text order, places of one cue not overlapping.
  [[nodiscard]] std::vector<CueHit> find(std::string_view text) const;

  /// All places of these cues alone, in the same order. `cues` are indices into cues().
  [[nodiscard]] std::vector<CueHit> find_of(const std::vector<std::size_t>& cues,
                                            std::string_view text) const;

  /// As find(), but where places overlap only the longest stays: "will aim to" is not also "will".
  /// Of equally long ones the first cue stays.
  [[nodiscard]] std::vector<CueHit> find_longest(std::string_view text) const;

  /// A place of the first cue, in the lexicon's order, that is in the text.
  [[nodiscard]] std::optional<CueHit> find_first(std::string_view text) const;

 private:
  struct Compiled;
  CueSet(std::vector<Cue> cues, std::unique_ptr<Compiled> compiled);

  void find_one(std::size_t cue, std::string_view text, std::vector<CueHit>& hits) const;

  std::vector<Cue> cues_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace labledger::analysis
