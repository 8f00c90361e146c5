// A memory may end with the process and be restored from storage: nobody must be able to tell.

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"
#include "tests/analysis/policy_page.hpp"

namespace labledger::analysis {

namespace {

/// What storage would hold: the latest record of each key.
void store(SourceMemory& memory, std::map<std::uint64_t, SegmentRecord>& stored) {
  for (SegmentRecord& record : memory.take_dirty())
    stored.insert_or_assign(record.key, std::move(record));
}

void check_equal(const Finding& one, const Finding& other) {
  REQUIRE(one.problems == other.problems);
  REQUIRE(one.new_version == other.new_version);
  REQUIRE(one.changes.size() == other.changes.size());
  for (std::size_t i = 0; i < one.changes.size(); ++i) {
    REQUIRE(one.changes[i].id == other.changes[i].id);
    REQUIRE(one.changes[i].not_before == other.changes[i].not_before);
    REQUIRE(one.changes[i].edits.size() == other.changes[i].edits.size());
    for (std::size_t k = 0; k < one.changes[i].edits.size(); ++k) {
      REQUIRE(one.changes[i].edits[k].before == other.changes[i].edits[k].before);
      REQUIRE(one.changes[i].edits[k].after == other.changes[i].edits[k].after);
      REQUIRE(one.changes[i].edits[k].type == other.changes[i].edits[k].type);
    }
  }
}

}  // namespace

TEST_CASE("a memory restored from its records behaves as one that lived on", "[analysis]") {
  const auto seed = GENERATE(range(1U, 30U));
  CAPTURE(seed);
  std::mt19937 random(seed);
  SourceMemory lived;
  std::map<std::uint64_t, SegmentRecord> stored;
  std::optional<UsableCapture> last;
  for (std::int64_t k = 0; k < 25; ++k) {
    std::vector<BlockText> page;
    for (const std::string_view text : policy()) {
      if (random() % 8 == 0) continue;
      page.push_back({text, random() % 6 == 0 ? BlockRole::Chrome : BlockRole::Main});
    }
    std::shuffle(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(page.size() / 3), random);
    Document document = make_document(page);
    if (random() % 7 == 0) document.problems.push_back(CaptureProblem::Challenge);
    std::vector<SegmentRecord> records;
    records.reserve(stored.size());
    for (const auto& entry : stored)
      records.push_back(entry.second);
    std::shuffle(records.begin(), records.end(), random);
    SourceMemory restored(std::move(records), last);
    const Finding finding = observe(lived, k, document);
    check_equal(finding, observe(restored, k, document));
    REQUIRE(lived.last_usable() == restored.last_usable());
    store(lived, stored);
    if (finding.problems.empty()) last = UsableCapture{day(k), document};
  }
}

}  // namespace labledger::analysis
