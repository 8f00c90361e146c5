// What goes wrong with files: one clear error each, the documented exit code, nothing half-written.

#include <filesystem>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

/// One line, and it names the thing.
void check_one_clear_error(const test::ChildResult& result, const std::string& named) {
  CAPTURE(result.err);
  CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
  CHECK(result.err.find("labledger: ") == 0);
  CHECK(result.err.find(named) != std::string::npos);
}

}  // namespace

TEST_CASE("a full disk stops an import with exit 8; what was kept stays whole", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  const std::string archive = program.write("a.warc", sample_archive(6, 60));
  auto options = program.options({"import", archive, "--db", ledger});
  options.file_size_limit = GENERATE(20'000U, 150'000U, 300'000U);
  CAPTURE(*options.file_size_limit);
  const auto result = program.run(options);
  CHECK(result.exit_code == 8);
  check_one_clear_error(result, ledger);
  if (std::filesystem::file_size(ledger) > 0) CHECK(faults_of(ledger).empty());
  CHECK(program.run({"import", archive, "--db", ledger}).exit_code == 0);  // Space was freed.
  const std::string calm = program.path("calm.db");
  REQUIRE(program.run({"import", archive, "--db", calm}).exit_code == 0);
  CHECK(dump_all(ledger) == dump_all(calm));
}

TEST_CASE("a folder that cannot be written to gives exit 8", "[e2e]") {
  const Program program;
  // Not even root can make a file there.
  const auto result =
      program.run({"import", program.write("a.warc", ""), "--db", "/proc/ledger.db"});
  CHECK(result.exit_code == 8);
  check_one_clear_error(result, "/proc/ledger.db");
}

TEST_CASE("a ledger that another run writes to gives exit 7 at once", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  const std::string archive = program.write("a.warc", sample_archive(1, 2));
  REQUIRE(program.run({"import", archive, "--db", ledger}).exit_code == 0);
  const int lock = ::open((ledger + ".lock").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(::flock(lock, LOCK_EX | LOCK_NB) == 0);
  const auto result = program.run({"import", archive, "--db", ledger});
  CHECK(result.exit_code == 7);
  check_one_clear_error(result, ledger);
  CHECK(program.run({"log", "--db", ledger}).exit_code == 0);  // Reading goes on.
  ::close(lock);
  CHECK(program.run({"import", archive, "--db", ledger}).exit_code == 0);
}

TEST_CASE("a truncated ledger gives exit 8 and is not touched", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", program.write("a.warc", sample_archive(4, 60)), "--db", ledger})
              .exit_code == 0);
  const auto size = std::filesystem::file_size(ledger);
  const std::uintmax_t kept = GENERATE(100U, 8192U, 40'000U);
  REQUIRE(kept < size);
  std::filesystem::resize_file(ledger, kept);
  const std::string truncated = program.read("ledger.db");
  for (const char* command : {"verify", "log", "changes", "status"}) {
    CAPTURE(command, kept);
    std::vector<std::string> arguments = {command, "--db", ledger};
    if (std::string(command) == "status") {
      arguments.insert(arguments.end(), {"--labs", LABLEDGER_SOURCE_DIR "/demo/labs"});
    }
    const auto result = program.run(arguments);
    CHECK(result.exit_code == 8);
    CHECK(result.err.find(ledger) != std::string::npos);
  }
  CHECK(program.read("ledger.db") == truncated);
}

TEST_CASE("output that cannot be written is no success", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", program.write("a.warc", sample_archive(2, 60)), "--db", ledger})
              .exit_code == 0);
  const std::string script =
      program.write("full.sh", Program::executable() + " log --db " + ledger + " > /dev/full\n");
  auto options = program.options({script});
  const auto result = test::run_program("/bin/sh", options);
  CHECK(result.exit_code == 1);
  check_one_clear_error(result, "standard output");
}

}  // namespace labledger::e2e
