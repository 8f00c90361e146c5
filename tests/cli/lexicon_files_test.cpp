#include "cli/lexicon_files.hpp"

#include <algorithm>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.hpp"

namespace labledger::cli {
namespace {

constexpr const char* kOwnCue =
    "[[cue]]\ngroup = \"hedge\"\nname = \"own\"\npattern = 'perhaps'\n"
    "matches = \"Perhaps we test.\"\nnear_miss = \"We test.\"\n";

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::size_t count_group(const Lexicon& lexicon, const std::string& group) {
  return static_cast<std::size_t>(
      std::count_if(lexicon.cues.begin(), lexicon.cues.end(),
                    [&](const Cue& cue) { return cue.group == group; }));
}

}  // namespace

TEST_CASE("a folder's lexicon files replace those of the same name and add the others", "[cli]") {
  const test::TemporaryFolder folder;
  const auto shipped = load_lexicon("");
  REQUIRE(shipped.has_value());
  write(folder.path("own.toml"), kOwnCue);
  const auto added = load_lexicon(folder.path(""));
  REQUIRE(added.has_value());
  CHECK(added->cues.size() == shipped->cues.size() + 1);
  write(folder.path("job_titles.toml"), "");
  const auto replaced = load_lexicon(folder.path(""));
  REQUIRE(replaced.has_value());
  CHECK(count_group(*shipped, "title") > 0);
  CHECK(count_group(*replaced, "title") == 0);
  CHECK(count_group(*replaced, "team") == 0);
}

TEST_CASE("a lexicon with a mistake is refused at its place", "[cli]") {
  const test::TemporaryFolder folder;
  write(folder.path("own.toml"), "[[cue]]\ngroup = \"hedje\"\n");
  const auto lexicon = load_lexicon(folder.path(""));
  REQUIRE_FALSE(lexicon.has_value());
  CHECK(lexicon.error().kind == ErrorKind::Config);
  CHECK(lexicon.error().message.find("own.toml:2:") != std::string::npos);
}

TEST_CASE("a lexicon folder that is not there is an error", "[cli]") {
  CHECK_FALSE(load_lexicon("/nowhere/at/all").has_value());
}

}  // namespace labledger::cli
