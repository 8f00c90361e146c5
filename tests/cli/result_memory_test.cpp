#include "cli/result_memory.hpp"

#include <filesystem>
#include <limits>

#include <catch2/catch.hpp>

#include "cli/packing.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::cli {
namespace {

const Digest kOne = sha256("one");
const Digest kTwo = sha256("two");

/// A report folder's memory of results.
class Results {
 public:
  [[nodiscard]] MemoryFile file(std::string_view program = "program") const {
    return {folder_.path("cache"), folder_.path("site"), "results", sha256(program)};
  }
  [[nodiscard]] bool is_there() const {
    const MemoryFile one = file();
    return std::filesystem::exists(one.path());
  }

 private:
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a result is found again under just its inputs, by the same program", "[cli]") {
  const Results results;
  ResultMemory first(results.file());
  CHECK_FALSE(first.find(kOne).has_value());
  first.keep(kOne, std::string("bytes\0with\n anything", 20));
  first.keep(kTwo, "");
  CHECK_FALSE(first.find(kOne).has_value());  // For the next report.
  first.save();

  ResultMemory next(results.file());
  CHECK(next.find(kOne) == std::string_view("bytes\0with\n anything", 20));
  CHECK(next.find(kTwo) == std::string_view());
  CHECK_FALSE(next.find(sha256("three")).has_value());
  CHECK_FALSE(ResultMemory(results.file("another program")).find(kOne).has_value());
}

TEST_CASE("a result that nobody asked for is forgotten", "[cli]") {
  const Results results;
  ResultMemory first(results.file());
  first.keep(kOne, "1");
  first.keep(kTwo, "2");
  first.save();
  ResultMemory second(results.file());
  CHECK(second.find(kTwo).has_value());
  second.save();
  ResultMemory third(results.file());
  CHECK_FALSE(third.find(kOne).has_value());
  CHECK(third.find(kTwo).has_value());
}

TEST_CASE("a memory without a file keeps nothing", "[cli]") {
  ResultMemory none;
  none.keep(kOne, "1");
  none.save();
  CHECK_FALSE(none.find(kOne).has_value());
  const Results results;
  ResultMemory(results.file()).save();
  CHECK_FALSE(results.is_there());
}

TEST_CASE("what is packed is unpacked, and what is missing is told", "[cli]") {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  Packer packer;
  packer.add(std::uint64_t{0}).add("text").add(std::uint64_t{300}).add(kMost).add("");
  const std::string bytes = std::move(packer).take();
  Unpacker parts(bytes);
  CHECK(parts.number() == 0);
  CHECK(parts.text() == "text");
  CHECK(parts.number() == 300);
  CHECK(parts.number() == kMost);
  CHECK(parts.text().empty());
  CHECK(parts.empty());
  CHECK(parts.is_whole());
  CHECK(parts.number() == 0);
  CHECK_FALSE(parts.is_whole());

  Unpacker cut(std::string_view(bytes).substr(0, 4));
  CHECK(cut.number() == 0);
  CHECK(cut.text().empty());
  CHECK_FALSE(cut.is_whole());
  Unpacker endless("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff");
  CHECK(endless.number() == 0);
  CHECK_FALSE(endless.is_whole());
}

}  // namespace labledger::cli
