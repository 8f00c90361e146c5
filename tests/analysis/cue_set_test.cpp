#include "analysis/cue_set.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

Cue cue(std::string name, std::string pattern, std::string group = "level") {
  Cue made;
  made.group = std::move(group);
  made.name = std::move(name);
  made.pattern = std::move(pattern);
  return made;
}

CueSet compiled(const std::vector<Cue>& cues) {
  auto set = CueSet::compile(Lexicon{cues}, {"level"});
  REQUIRE(set.has_value());
  return std::move(set).value();
}

/// "name:text name:text"
std::string shown(const CueSet& set, const std::vector<CueHit>& hits, std::string_view text) {
  std::string out;
  for (const CueHit& hit : hits) {
    if (!out.empty()) out += ' ';
    out +=
        set.cues()[hit.cue].name + ":" + std::string(text.substr(hit.begin, hit.end - hit.begin));
  }
  return out;
}

}  // namespace

TEST_CASE("of overlapping cues the longest stays", "[analysis]") {
  const CueSet set = compiled({cue("binding", "will"), cue("aspirational", "(?:will )?aim to")});
  const std::string_view text = "We will aim to test, and we will publish.";
  CHECK(shown(set, set.find_longest(text), text) == "aspirational:will aim to binding:will");
  CHECK(shown(set, set.find(text), text) == "binding:will aspirational:will aim to binding:will");
}

TEST_CASE("of equally long cues the first stays", "[analysis]") {
  const CueSet set = compiled({cue("one", "may"), cue("two", "ma[yx]")});
  CHECK(shown(set, set.find_longest("we may"), "we may") == "one:may");
}

TEST_CASE("cues begin and end at word boundaries, whatever the case", "[analysis]") {
  struct Row {
    const char* text;
    std::size_t count;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"May we? We may.", 2, "case does not matter"},
      {"maybe dismay", 0, "part of a word"},
      {"may", 1, "the whole text"},
      {"may,may", 2, "a sign between two"},
      {"", 0, "nothing"},
      {"may\xFFmay", 2, "bytes that are no text, beside text"},
  }));
  CAPTURE(row.why);
  CHECK(compiled({cue("permissive", "may")}).find(row.text).size() == row.count);
}

TEST_CASE("letters that fold beyond ASCII are found whatever their case", "[analysis]") {
  struct Row {
    const char* pattern;
    const char* text;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"kilogram", "one \u212Ailogram", "the sign for Kelvin is a k"},
      {"safety", "our \u017Fafety team", "the long s is an s"},
      {"zürich", "the ZÜRICH office", "a letter of the pattern beyond ASCII"},
      {"zürich", "the zürich office – here", "in the same case"},
      {"£ ?\\d+", "it costs £5", "a sign that has no case"},
      {"[–-] ?but", "so – but", "a class of signs"},
  }));
  CAPTURE(row.why);
  CHECK(compiled({cue("any", row.pattern)}).present(row.text).size() == 1);
}

TEST_CASE("patterns that no text must hold a string for are run on every text", "[analysis]") {
  const CueSet set = compiled({cue("any", "."), cue("digit", R"(\d)"), cue("word", "certain")});
  CHECK(set.present("7") == std::vector<std::size_t>{0, 1});
  CHECK(set.present("Certain") == std::vector<std::size_t>{2});
}

TEST_CASE("a cue may end in a sign", "[analysis]") {
  const CueSet set = compiled({cue("number", R"(\d+ ?%)")});
  const std::string_view text = "20% of it, or 30 %.";
  CHECK(shown(set, set.find(text), text) == "number:20% number:30 %");
}

TEST_CASE("the first cue of the order decides, not the first of the text", "[analysis]") {
  const CueSet set = compiled({cue("trap", "sales"), cue("class", "security")});
  const auto hit = set.find_first("Security Sales");
  REQUIRE(hit.has_value());
  CHECK(set.cues()[hit->cue].name == "trap");
}

TEST_CASE("cues of other groups are left out, and no cue finds nothing", "[analysis]") {
  const CueSet set = compiled({cue("hedge", "may", "hedge")});
  CHECK(set.cues().empty());
  CHECK(set.find_longest("may").empty());
}

TEST_CASE("a pattern that does not compile is named", "[analysis]") {
  const auto set = CueSet::compile(Lexicon{{cue("broken", "(")}}, {"level"});
  REQUIRE_FALSE(set.has_value());
  CHECK(set.error().kind == ErrorKind::Config);
  CHECK(set.error().message.find("level broken") != std::string::npos);
}

}  // namespace labledger::analysis
