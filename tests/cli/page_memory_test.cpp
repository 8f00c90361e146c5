#include "cli/page_memory.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "cli/paths.hpp"
#include "cli/program_identity.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::cli {
namespace {

namespace fs = std::filesystem;

const Digest kInputs = sha256("inputs");
const std::optional<Digest> kProgram = sha256("program");

/// A report of one page, and what was remembered of it.
class Report {
 public:
  Report() {
    fs::create_directory(folder_.path("site"));
    std::ofstream(page()) << "bytes";
    PageMemory memory(file());
    memory.remember("a.html", kInputs, file_state(page()));
    memory.save();
  }

  [[nodiscard]] std::string site() const { return folder_.path("site"); }
  [[nodiscard]] std::string page() const { return folder_.path("site/a.html"); }
  [[nodiscard]] std::string cache() const { return folder_.path("cache"); }
  [[nodiscard]] MemoryFile file(const std::optional<Digest>& program = kProgram) const {
    return {cache(), site(), "pages", program};
  }
  [[nodiscard]] std::string path() const {
    const MemoryFile one = file();
    return one.path();
  }

  /// Whether a new report would leave the page alone.
  [[nodiscard]] bool is_known(const Digest& inputs = kInputs,
                              const std::optional<Digest>& program = kProgram) const {
    return PageMemory(file(program)).is_as_left("a.html", inputs, file_state(page()));
  }

 private:
  test::TemporaryFolder folder_;
};

std::string bytes_of(const std::string& path) {
  return read_file(path, 1U << 20).value();
}

}  // namespace

TEST_CASE("a page whose inputs, program and file are as they were is known", "[cli]") {
  const Report report;
  CHECK(report.is_known());
  CHECK_FALSE(report.is_known(sha256("other inputs")));
  CHECK_FALSE(report.is_known(kInputs, sha256("another program")));
  CHECK_FALSE(report.is_known(kInputs, std::nullopt));
}

TEST_CASE("a page that somebody touched is not known", "[cli]") {
  const Report report;
  SECTION("removed") {
    fs::remove(report.page());
  }
  SECTION("longer") {
    std::ofstream(report.page(), std::ios::app) << "more";
  }
  SECTION("written again, at another time") {
    std::ofstream(report.page()) << "BYTES";
    fs::last_write_time(report.page(),
                        fs::last_write_time(report.page()) + std::chrono::seconds(1));
  }
  SECTION("a link to another file") {
    fs::rename(report.page(), report.site() + "/b.html");
    fs::create_symlink("b.html", report.page());
  }
  CHECK_FALSE(report.is_known());
}

TEST_CASE("a lost, damaged or foreign memory knows no page, and is written anew", "[cli]") {
  const Report report;
  const std::string whole = bytes_of(report.path());
  const auto write = [&](const std::string& bytes) { std::ofstream(report.path()) << bytes; };
  SECTION("lost") {
    fs::remove_all(report.cache());
  }
  SECTION("empty") {
    write("");
  }
  SECTION("cut off") {
    write(whole.substr(0, whole.size() - 1));
  }
  SECTION("a letter changed") {
    std::string changed = whole;
    const std::size_t at = changed.find(kInputs.hex());
    REQUIRE(at != std::string::npos);
    changed[at] = changed[at] == '0' ? '1' : '0';
    write(changed);
  }
  SECTION("one that others may write to") {
    fs::permissions(report.path(), fs::perms::others_write, fs::perm_options::add);
  }
  SECTION("of another kind") {
    write(std::string(5000, '\0'));
  }
  SECTION("of another report") {
    const MemoryFile other(report.cache(), report.cache() + "/other", "pages", kProgram);
    PageMemory memory(other);
    memory.remember("a.html", kInputs, file_state(report.page()));
    memory.save();
    fs::rename(other.path(), report.path());
  }
  SECTION("a folder") {
    fs::remove(report.path());
    fs::create_directory(report.path());
    CHECK_FALSE(report.is_known());
    return;
  }
  CHECK_FALSE(report.is_known());
  PageMemory memory(report.file());
  memory.remember("a.html", kInputs, file_state(report.page()));
  memory.save();
  CHECK(report.is_known());
}

TEST_CASE("without a place for it, nothing is remembered and nothing fails", "[cli]") {
  CHECK(cache_folder([](const std::string&) { return std::string(); }).empty());
  const MemoryFile none("", "site", "pages", kProgram);
  CHECK(none.is_none());
  PageMemory memory(none);
  memory.remember("a.html", kInputs, FileState{.size = 1, .modified_nanoseconds = 1});
  memory.save();
  const test::TemporaryFolder folder;
  std::ofstream(folder.path("cache")) << "a file, not a folder";
  PageMemory blocked(MemoryFile(folder.path("cache"), "site", "pages", kProgram));
  blocked.remember("a.html", kInputs, FileState{.size = 1, .modified_nanoseconds = 1});
  blocked.save();
  CHECK(fs::is_regular_file(folder.path("cache")));
}

TEST_CASE("a page that a report no longer has is forgotten", "[cli]") {
  const Report report;
  PageMemory(report.file()).save();
  CHECK_FALSE(report.is_known());
}

TEST_CASE("the running program has one identity", "[cli]") {
  REQUIRE(program_identity().has_value());
  CHECK(program_identity() == program_identity());
}

}  // namespace labledger::cli
