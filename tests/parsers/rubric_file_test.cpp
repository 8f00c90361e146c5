#include "parsers/lexicon/rubric_file.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "parsers/facts/index_file.hpp"
#include "parsers/facts/staff_file.hpp"

namespace labledger::parsers {
namespace {

const std::string kHead =
    "version = \"1\"\n[[domain]]\nid = \"R\"\nname = \"Risk\"\n[[indicator]]\nid = \"R1\"\n"
    "domain = \"R\"\nname = \"a\"\ntest = \"b\"\ntopics = [\"safety\"]\n";
const std::string kRule =
    "weight = 100\nrule = \"risk\"\nall = ['x']\nyes = [\"x\"]\nnear_miss = [\"y\"]\n";

/// All mistakes, one a line.
std::string mistakes_in(const std::string& text) {
  std::vector<Mistake> mistakes;
  (void)parse_rubric("rubric.toml", text, mistakes);
  std::string all;
  for (const Mistake& mistake : mistakes)
    all.append(format_mistake(mistake)).append("\n");
  return all;
}

}  // namespace

TEST_CASE("a rubric is read with its rule and examples", "[parsers]") {
  std::vector<Mistake> mistakes;
  const Rubric rubric = parse_rubric("rubric.toml", std::string(kHead).append(kRule), mistakes);
  CHECK(mistakes.empty());
  REQUIRE(rubric.lines.size() == 1);
  CHECK(rubric.lines[0].rule.kind == RuleKind::Risk);
  CHECK(rubric.lines[0].rule.examples.size() == 2);
}

TEST_CASE("a rubric that cannot be used is refused with the reason", "[parsers]") {
  struct Row {
    const char* rule;
    const char* told;
  };
  const auto row = GENERATE(values<Row>({
      {"weight = 99\nrule = \"risk\"\nall = ['x']\nyes = [\"x\"]\nnear_miss = [\"y\"]\n",
       "the weights sum to 99"},
      {"weight = 100\nrule = \"rsik\"\nall = ['x']\nyes = [\"x\"]\nnear_miss = [\"y\"]\n", "rsik"},
      {"weight = 100\nrule = \"risk\"\nyes = [\"x\"]\nnear_miss = [\"y\"]\n", "needs patterns"},
      {"weight = 100\nrule = \"groups\"\nall = ['x']\nleast = 2\nyes = [\"x\"]\nnear_miss = "
       "[\"y\"]\n",
       "groups need 'least'"},
      {"weight = 100\nrule = \"document\"\nall = ['x']\nyes = [\"x\"]\nnear_miss = [\"y\"]\n",
       "topics of the document"},
      {"weight = 100\nrule = \"risk\"\nall = ['x']\nyes = [\"x\"]\n", "'near_miss' needs"},
      {"weight = 100\nrule = \"openings\"\nyes_share = 0.1\n", "yes_share, partial_share"},
      {"weight = 100\nrule = \"risk\"\nall = ['x']\nal = ['x']\nyes = [\"x\"]\nnear_miss = "
       "[\"y\"]\n",
       "unknown key 'al'"},
  }));
  CAPTURE(row.rule);
  CHECK(mistakes_in(std::string(kHead).append(row.rule)).find(row.told) != std::string::npos);
}

TEST_CASE("numbers of staff are read with limits, and refused without any", "[parsers]") {
  const std::string entry =
      "[[headcount]]\nlab = \"acme\"\nsubject = \"safety_staff\"\nbasis = \"third_party\"\n"
      "date = \"2024-08\"\nspeaker = \"a\"\nsource = \"b\"\n";
  std::vector<Mistake> mistakes;
  const StaffFacts facts =
      parse_staff("staff.toml", std::string(entry).append("at_most = 5\n"), mistakes);
  CHECK(mistakes.empty());
  REQUIRE(facts.headcounts.size() == 1);
  CHECK_FALSE(facts.headcounts[0].low.has_value());
  CHECK(facts.headcounts[0].high == 5);
  (void)parse_staff("staff.toml", entry, mistakes);
  CHECK(mistakes.size() == 1);
}

TEST_CASE("an index gives one score a lab and edition", "[parsers]") {
  std::vector<Mistake> mistakes;
  const auto scores = parse_indices(
      "indices.toml",
      "[[edition]]\nindex = \"I\"\nedition = \"E\"\ndate = \"2025\"\nscale = \"0 to 5\"\nurl = "
      "\"https://x.example/\"\n[[edition.score]]\nlab = \"b\"\nvalue = \"2\"\n[[edition.score]]\n"
      "lab = \"a\"\nvalue = \"3\"\n",
      mistakes);
  CHECK(mistakes.empty());
  REQUIRE(scores.size() == 2);
  CHECK(scores[0].lab_id == "a");
}

}  // namespace labledger::parsers
