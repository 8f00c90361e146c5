// Every cue of the lexicon proves itself: its pattern is found in its example, and not in the text
// that only looks like it.

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "analysis/cue_set.hpp"
#include "analysis/plain_text.hpp"
#include "analysis/statements/signs.hpp"
#include "core/risk_category.hpp"
#include "core/rubric.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger {
namespace {

bool is_found(const Cue& cue, const std::string& text) {
  const auto set = analysis::CueSet::compile(Lexicon{{cue}}, {cue.group});
  REQUIRE(set.has_value());
  return set->find_first(analysis::plain_text(text)).has_value();
}

}  // namespace

TEST_CASE("every cue is found in its example and not in its near miss", "[lexicon]") {
  const Lexicon lexicon = shipped_lexicon();
  REQUIRE(lexicon.cues.size() > 100);
  for (const Cue& cue : lexicon.cues) {
    CAPTURE(cue.group, cue.name, cue.matches, cue.near_miss);
    CHECK(is_found(cue, cue.matches));
    CHECK_FALSE(is_found(cue, cue.near_miss));
  }
}

TEST_CASE("every file of the lexicon is carried by the program", "[lexicon]") {
  std::set<std::string> carried = {"rubric.toml"};  // Of its own: core/rubric.hpp.
  CHECK_FALSE(embedded_rubric().empty());
  for (const LexiconFile& file : embedded_lexicon())
    carried.emplace(file.name);
  std::set<std::string> present;
  const auto folder = std::filesystem::path(LABLEDGER_SOURCE_DIR) / "lexicon";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") present.insert(entry.path().filename().string());
  }
  CHECK(carried == present);
}

TEST_CASE("the risk cues name every risk category and no other", "[lexicon]") {
  std::set<std::string> named;
  for (const Cue& cue : shipped_lexicon().cues) {
    if (cue.group == "risk") named.insert(cue.name);
  }
  CHECK(named == std::set<std::string>(kRiskCategories.begin(), kRiskCategories.end()));
}

TEST_CASE("the sign cues name every sign and no other", "[lexicon]") {
  std::set<std::string> named;
  for (const Cue& cue : shipped_lexicon().cues) {
    if (cue.group == "sign") named.insert(cue.name);
  }
  const auto& names = analysis::sign_names();
  CHECK(named == std::set<std::string>(names.begin(), names.end()));
}

TEST_CASE("every indicator has a severity", "[lexicon]") {
  for (const Cue& cue : shipped_lexicon().cues) {
    if (cue.group != "indicator") continue;
    CAPTURE(cue.name);
    CHECK(cue.severity.has_value());
  }
}

TEST_CASE("the title cue that decides an example is the example's own class", "[lexicon]") {
  const Lexicon lexicon = shipped_lexicon();
  const auto set = analysis::CueSet::compile(lexicon, {"title"});
  REQUIRE(set.has_value());
  for (const Cue& cue : set->cues()) {
    CAPTURE(cue.name, cue.matches);
    const auto hit = set->find_first(cue.matches);
    REQUIRE(hit.has_value());
    CHECK(set->cues()[hit->cue].name == cue.name);
  }
}

}  // namespace labledger
