#pragma once
// The lexicon that the program carries, for tests of what it does.

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "core/lexicon.hpp"
#include "parsers/lexicon/cue_file.hpp"

namespace labledger {

/// All cues of lexicon/*.toml. Fails the test when a file has a mistake.
inline Lexicon shipped_lexicon() {
  Lexicon lexicon;
  std::vector<parsers::Mistake> mistakes;
  for (const LexiconFile& file : embedded_lexicon()) {
    std::vector<Cue> cues = parsers::parse_cues(file.name, file.bytes, mistakes);
    std::move(cues.begin(), cues.end(), std::back_inserter(lexicon.cues));
  }
  for (const parsers::Mistake& mistake : mistakes)
    FAIL_CHECK(parsers::format_mistake(mistake));
  return lexicon;
}

}  // namespace labledger
