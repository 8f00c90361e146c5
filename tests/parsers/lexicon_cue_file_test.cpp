#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parsers/lexicon/cue_file.hpp"

namespace labledger::parsers {
namespace {

const std::string kCue =
    "[[cue]]\ngroup = \"hedge\"\nname = \"vague\"\npoints = -15\npattern = 'periodically'\n"
    "matches = \"We look periodically.\"\nnear_miss = \"The period is long.\"\n";

std::string replaced(const std::string& part, const std::string& by) {
  std::string text = kCue;
  text.replace(text.find(part), part.size(), by);
  return text;
}

}  // namespace

TEST_CASE("a cue is read with all it says", "[parsers]") {
  std::vector<Mistake> mistakes;
  const std::vector<Cue> cues =
      parse_cues("own.toml", kCue + "severity = \"high\"\n" + kCue, mistakes);
  CHECK(mistakes.empty());
  REQUIRE(cues.size() == 2);
  CHECK(cues[0].group == "hedge");
  CHECK(cues[0].name == "vague");
  CHECK(cues[0].points == -15);
  CHECK(cues[0].severity == Severity::High);
  CHECK(cues[0].pattern == "periodically");
  CHECK_FALSE(cues[1].severity.has_value());
}

TEST_CASE("mistakes in a lexicon file are named at their place", "[parsers]") {
  struct Row {
    std::string text;
    const char* message;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {replaced("\"hedge\"", "\"hegde\""), "did you mean 'hedge'", "an unknown group"},
      {replaced("points = -15", "points = -500"), "must be -100 to 100", "points out of range"},
      {replaced("near_miss", "near_mis"), "'near_miss' is missing", "no near miss"},
      {replaced("name = \"vague\"\n", ""), "'name' is missing", "no name"},
      {replaced("name", "severity = \"grave\"\nname"), "must be one of low", "unknown severity"},
      {kCue + "color = 1\n", "unknown key 'color'", "an unknown key"},
      {"cue = 1", "list of tables", "not a list"},
      {"[[cue]", "", "not TOML"},
      {replaced("periodically'", std::string(4001, 'a').append("'")), "over the limit of 4000",
       "a pattern too long"},
  }));
  std::vector<Mistake> mistakes;
  (void)parse_cues("own.toml", row.text, mistakes);
  CAPTURE(row.why);
  REQUIRE_FALSE(mistakes.empty());
  CHECK(mistakes.front().place.line > 0);
  bool is_named = false;
  for (const Mistake& mistake : mistakes)
    is_named = is_named || mistake.message.find(row.message) != std::string::npos;
  CHECK(is_named);
}

}  // namespace labledger::parsers
