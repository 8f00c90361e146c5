// The order in which archives arrive leaves no trace in what is derived from them.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

constexpr int kDays = 40;

std::string url_of(int source) {
  return "https://lab.example/policy/" + std::to_string(source);
}

/// The capture of a source on a day: the wording changes every seventh day, now and then the page
/// is refused, and once it is another page.
std::string capture(int source, int day) {
  if (day == 11 + source) return sample_record(url_of(source), day, "Forbidden", 403);
  if (day == 20)
    return sample_record(url_of(source), day,
                         "<html><body><h1>404</h1><p>Page not found</p></body></html>");
  return sample_record(url_of(source), day,
                       sample_page(source * 1000 + day, (day + source) / 7 % 4));
}

/// The captures of a source from one day up to another, which is not among them.
std::string captures(int source, int from, int to) {
  std::string archive;
  for (int day = from; day < to; ++day)
    archive += capture(source, day);
  return archive;
}

/// A ledger made by importing archives, each by a run of its own.
class Imported {
 public:
  Imported(const Program& program, std::string name) : program_(program), name_(std::move(name)) {}

  Imported& add(const std::string& archive) {
    const std::string file = program_.write(name_ + std::to_string(++archives_) + ".warc", archive);
    REQUIRE(program_.run({"import", file, "--db", path()}).exit_code == 0);
    return *this;
  }

  /// One run for all of them.
  Imported& add(const std::vector<std::string>& archives) {
    std::vector<std::string> arguments = {"import"};
    for (const std::string& archive : archives)
      arguments.push_back(program_.write(name_ + std::to_string(++archives_) + ".warc", archive));
    arguments.insert(arguments.end(), {"--db", path()});
    REQUIRE(program_.run(arguments).exit_code == 0);
    return *this;
  }

  [[nodiscard]] std::string path() const { return program_.path(name_ + ".db"); }
  [[nodiscard]] std::string changes() const {
    return program_.run({"changes", "--all", "--format", "jsonl", "--db", path()}).out;
  }
  Imported& reparse() {
    REQUIRE(program_.run({"reparse", "--db", path()}).exit_code == 0);
    return *this;
  }

 private:
  const Program& program_;
  std::string name_;
  int archives_ = 0;
};

/// Source after source, each oldest first, in one archive.
std::string in_order() {
  return captures(0, 0, kDays) + captures(1, 0, kDays) + captures(2, 0, kDays);
}

}  // namespace

TEST_CASE("however archives are split and sources interleaved, the events are the same", "[e2e]") {
  const Program program;
  Imported calm(program, "calm");
  calm.add(in_order());
  REQUIRE(calm.changes().find("\"substantive\"") != std::string::npos);
  REQUIRE_FALSE(events_of(calm.path()).empty());
  Imported other(program, "other");
  SECTION("day by day, the sources in another order") {
    std::string archive;
    for (int day = 0; day < kDays; ++day)
      archive += capture(2, day) + capture(0, day) + capture(1, day);
    other.add(archive);
  }
  SECTION("a file a source, the last source first") {
    other.add({captures(2, 0, kDays), captures(1, 0, kDays), captures(0, 0, kDays)});
  }
  SECTION("cut in the middle of sources, in runs of their own") {
    other.add(captures(1, 0, 17) + captures(0, 0, 8));
    other.add(captures(2, 0, 33) + captures(1, 17, kDays));
    other.add(captures(0, 8, kDays) + captures(2, 33, kDays));
  }
  CHECK(other.changes() == calm.changes());
  CHECK(events_of(other.path()) == events_of(calm.path()));
  CHECK(dump_without_times(other.path()) == dump_without_times(calm.path()));
}

TEST_CASE(
    "an archive older than what the ledger holds is put in its place, before and after a "
    "reparse",
    "[e2e]") {
  const Program program;
  Imported calm(program, "calm");
  calm.add(in_order());
  Imported late(program, "late");
  SECTION("the older half later") {
    late.add(captures(0, 20, kDays) + captures(1, 20, kDays) + captures(2, 20, kDays));
    late.add(captures(0, 0, 20) + captures(1, 0, 20) + captures(2, 0, 20));
  }
  SECTION("day by day backwards, in one archive") {
    std::string archive;
    for (int day = kDays; day-- > 0;)
      archive += capture(0, day) + capture(1, day) + capture(2, day);
    late.add(archive);
  }
  SECTION("a gap that is filled") {
    late.add(captures(0, 0, 10) + captures(0, 25, kDays) + captures(1, 0, kDays));
    late.add(captures(2, 0, kDays) + captures(0, 10, 25));
  }
  CHECK(late.changes() == calm.changes());
  CHECK(dump_without_times(late.path()) == dump_without_times(calm.path()));
  const std::string derived = dump_derived(late.path());
  late.reparse();
  CHECK(late.changes() == calm.changes());
  CHECK(dump_derived(late.path()) == derived);
  CHECK(faults_of(late.path()).empty());
}

TEST_CASE("captures of one instant have the same order whichever archive comes first", "[e2e]") {
  const Program program;
  const std::string url = url_of(0);
  const std::string before = sample_record(url, 0, sample_page(0, 0));
  const std::string one = sample_record(url, 1, sample_page(1, 1));
  std::string other = sample_record(url, 1, sample_page(2, 2));
  const std::size_t id = other.find("<urn:sha256:") + 12;
  other[id] = other[id] == '0' ? '1' : '0';  // Another record of the same second.
  Imported calm(program, "calm");
  calm.add({before, one, other});
  Imported turned(program, "turned");
  SECTION("in one run") {
    turned.add({before, other, one});
  }
  SECTION("in runs of their own") {
    turned.add(before).add(other).add(one);
  }
  CHECK(calm.changes().find("every 3 months") != std::string::npos);
  CHECK(turned.changes() == calm.changes());
  turned.reparse();
  CHECK(turned.changes() == calm.changes());
}

TEST_CASE("what was told stays told when an older archive moves it", "[e2e]") {
  const Program program;
  Imported late(program, "late");
  late.add(captures(0, 10, 20));
  const std::string told = events_of(late.path());
  late.add(captures(0, 0, 10));
  std::string after = events_of(late.path());
  for (std::size_t begin = 0; begin < told.size();) {
    const std::size_t end = told.find('\n', begin) + 1;
    const std::string line = told.substr(begin, end - begin);
    CAPTURE(line);
    CHECK(after.find(line) != std::string::npos);
    begin = end;
  }
  CHECK(after.size() > told.size());  // What the older captures tell is news, too.
}

}  // namespace labledger::e2e
