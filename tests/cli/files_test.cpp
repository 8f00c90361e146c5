#include "cli/files.hpp"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/parallel.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::cli {
namespace {

namespace fs = std::filesystem;

std::size_t entries_in(const std::string& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("what is written is what is read", "[cli]") {
  const test::TemporaryFolder folder;
  const std::string bytes = GENERATE(as<std::string>(), "", "a\n", std::string(200'000, '\0'));
  REQUIRE(write_file(folder.path("a"), bytes).has_value());
  CHECK(read_file(folder.path("a"), 1U << 20).value() == bytes);
}

TEST_CASE("a file holds exactly some bytes, or it does not", "[cli]") {
  const test::TemporaryFolder folder;
  const std::string bytes = GENERATE(as<std::string>(), "", "a\n", std::string(200'000, 'x'));
  REQUIRE(write_file(folder.path("a"), bytes).has_value());
  CHECK(state_if_same(folder.path("a"), bytes) == file_state(folder.path("a")));
  CHECK_FALSE(state_if_same(folder.path("a"), bytes + "x"));
  if (!bytes.empty()) {
    CHECK_FALSE(state_if_same(folder.path("a"), bytes.substr(1)));
    CHECK_FALSE(state_if_same(folder.path("a"), bytes.substr(1) + "y"));
  }
  CHECK_FALSE(state_if_same(folder.path("none"), bytes));
  CHECK_FALSE(state_if_same(folder.path(""), bytes));
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  CHECK_FALSE(state_if_same(folder.path("pipe"), bytes));  // And does not wait for a writer.
}

TEST_CASE("a file is replaced as a whole, and nothing else is left in its folder", "[cli]") {
  const test::TemporaryFolder folder;
  REQUIRE(write_file(folder.path("a"), "old and longer").has_value());
  REQUIRE(write_file(folder.path("a"), "new").has_value());
  CHECK(read_file(folder.path("a"), 100).value() == "new");
  CHECK(entries_in(folder.path("")) == 1);
  struct stat status {};
  REQUIRE(::stat(folder.path("a").c_str(), &status) == 0);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  CHECK((status.st_mode & 0777U) == (0666U & ~mask));
}

TEST_CASE("files that many threads write are all as readable as the umask lets", "[cli]") {
  const test::TemporaryFolder folder;
  constexpr std::size_t kFiles = 400;
  const mode_t mask = ::umask(022);
  on_all_processors(kFiles, [&](std::size_t i) {
    const Readers readers = i % 2 == 0 ? Readers::ByUmask : Readers::Owner;
    (void)write_file(folder.path(std::to_string(i)), "x", Durability::Renamed, readers);
  });
  CHECK(::umask(mask) == 022);
  for (std::size_t i = 0; i < kFiles; ++i) {
    struct stat status {};
    REQUIRE(::stat(folder.path(std::to_string(i)).c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == (i % 2 == 0 ? 0644U : 0600U));
  }
}

TEST_CASE("only a file that nobody else may write to is ours alone", "[cli]") {
  const test::TemporaryFolder folder;
  REQUIRE(write_file(folder.path("a"), "x", Durability::Renamed, Readers::Owner).has_value());
  CHECK(is_ours_alone(folder.path("a")));
  REQUIRE(::chmod(folder.path("a").c_str(), 0644) == 0);
  CHECK(is_ours_alone(folder.path("a")));
  REQUIRE(::chmod(folder.path("a").c_str(), 0664) == 0);
  CHECK_FALSE(is_ours_alone(folder.path("a")));
  CHECK_FALSE(is_ours_alone(folder.path("none")));
  fs::create_symlink("a", folder.path("link"));
  CHECK_FALSE(is_ours_alone(folder.path("link")));
}

TEST_CASE("a write that fails leaves the old file and no other", "[cli]") {
  const test::TemporaryFolder folder;
  SECTION("because there is no such folder") {
    CHECK(write_file(folder.path("none/a"), "x").error().kind == ErrorKind::Storage);
    CHECK(entries_in(folder.path("")) == 0);
  }
  SECTION("because a folder stands in the file's place") {
    fs::create_directory(folder.path("a"));
    fs::create_directory(folder.path("a/b"));
    CHECK(write_file(folder.path("a"), "x").error().kind == ErrorKind::Storage);
    CHECK(entries_in(folder.path("")) == 1);
  }
}

TEST_CASE("a file that is absent, too large or no file is an Error of its kind", "[cli]") {
  const test::TemporaryFolder folder;
  REQUIRE(write_file(folder.path("a"), "1234").has_value());
  CHECK(read_file(folder.path("a"), 4).has_value());
  CHECK(read_file(folder.path("a"), 3).error().kind == ErrorKind::TooLarge);
  CHECK(read_file(folder.path("b"), 3).error().kind == ErrorKind::NotFound);
  CHECK(read_file(folder.path(""), 3).error().kind == ErrorKind::Internal);
}

TEST_CASE("files of a folder come in the order of their names, hidden ones and folders not at all",
          "[cli]") {
  const test::TemporaryFolder folder;
  for (const char* name : {"b.toml", "a.toml", ".c.toml", "d.txt"})
    REQUIRE(write_file(folder.path(name), "").has_value());
  fs::create_directory(folder.path("e.toml"));
  CHECK(list_files(folder.path(""), ".toml").value() ==
        std::vector<std::string>{folder.path("a.toml"), folder.path("b.toml")});
  CHECK(list_files(folder.path("none"), ".toml").error().kind == ErrorKind::NotFound);
}

}  // namespace labledger::cli
