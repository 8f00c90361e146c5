#pragma once
// The lexicon: which wordings mean what. It is data (lexicon/*.toml), so that a reader can check
// and change it without reading code; only its shape is code.

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/change.hpp"

namespace labledger {

/// The groups a cue may belong to, in the order of lexicon/*.toml.
inline constexpr std::array<std::string_view, 42> kCueGroups = {"capability",
                                                                "level",
                                                                "escape",
                                                                "hedge",
                                                                "condition",
                                                                "narrowing",
                                                                "widening",
                                                                "deadline",
                                                                "cadence",
                                                                "number",
                                                                "party",
                                                                "external",
                                                                "body",
                                                                "publication",
                                                                "indicator",
                                                                "risk",
                                                                "not:risk",
                                                                "title",
                                                                "team",
                                                                "description",
                                                                "technical",
                                                                "announcement",
                                                                "sign",
                                                                "theme",
                                                                "figure:unit",
                                                                "figure:chip",
                                                                "figure:currency",
                                                                "figure:money",
                                                                "figure:topic",
                                                                "figure:hedge",
                                                                "figure:hedge_after",
                                                                "figure:status",
                                                                "figure:ownership",
                                                                "figure:multiple",
                                                                "figure:not",
                                                                "due:lead",
                                                                "due:event",
                                                                "due:case",
                                                                "due:cadence",
                                                                "due:anchor",
                                                                "due:ahead",
                                                                "due:own"};

/// One wording that means something, with the proof that its pattern does what it should.
struct Cue {
  std::string group;  ///< One of kCueGroups.
  std::string name;   ///< What it means within the group: "binding", "cbrn", "P1".
  int points = 0;     ///< Hundredths; docs/scoring.md says what they do in each group.
  std::optional<Severity> severity;  ///< For indicators: how much it matters that it goes.
  std::string pattern;               ///< RE2 syntax; case does not matter; ends at word boundaries.
  std::string matches;               ///< A text in which the pattern is found.
  std::string near_miss;             ///< A text, much like it, in which it is not.
};

/// All cues, in the order of files (by name) and within them.
struct Lexicon {
  std::vector<Cue> cues;
};

/// One file of the lexicon that the program carries.
struct LexiconFile {
  std::string_view name;  ///< "strength.toml".
  std::string_view bytes;
};

/// The files of lexicon/ as they were when the program was built, by name. Valid for ever.
/// lexicon/CMakeLists.txt makes the library that defines it.
[[nodiscard]] std::span<const LexiconFile> embedded_lexicon();

/// lexicon/statement_weights.txt as it was when the program was built. Valid for ever.
[[nodiscard]] std::string_view embedded_statement_weights();

}  // namespace labledger
