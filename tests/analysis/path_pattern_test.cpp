#include "analysis/path_pattern.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace labledger::analysis {

TEST_CASE("a pattern of a path takes what it says", "[analysis]") {
  struct Row {
    const char* pattern;
    const char* path;
    bool is_taken;
    const char* why;
  };
  const Row row =
      GENERATE(Row{"/research/*", "/research/scaling", true, "one segment"},
               Row{"/research/*", "/research/", true, "a star may stand for nothing"},
               Row{"/research/*", "/research/2025/scaling", false, "a star ends at a slash"},
               Row{"/research/**", "/research/2025/scaling", true, "two stars do not"},
               Row{"/research/**", "/research", false, "the slash is part of the pattern"},
               Row{"/**/safety", "/en/about/safety", true, "two stars in the middle"},
               Row{"/**/safety", "/en/about/safety-team", false, "the whole path counts"},
               Row{"/*/policy*", "/en/policy-v2", true, "several stars"},
               Row{"/Research/*", "/research/x", false, "paths have case"},
               Row{"/post", "/post?id=3", false, "a query is part of the path"},
               Row{"/post?id=*", "/post?id=3", true, "unless the pattern names it"},
               Row{"/a*b*c", "/abxbc", true, "more than one way to match"},
               Row{"", "/", false, "an empty pattern takes nothing"});
  CAPTURE(row.pattern, row.path, row.why);
  CHECK(matches_path(row.pattern, row.path) == row.is_taken);
}

TEST_CASE("a pattern of many stars and a long path take no long time", "[analysis]") {
  std::string pattern;
  for (std::size_t i = 0; i < kPathPatternLimit / 2; ++i)
    pattern += "*a";
  std::string path(8'000, 'a');
  path.back() = 'b';
  CHECK_FALSE(matches_path(pattern, path));
  CHECK_FALSE(matches_path(std::string(kPathPatternLimit + 1, 'a'), "/"));
}

}  // namespace labledger::analysis
