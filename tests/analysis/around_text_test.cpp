// What changes around the main text: when it is told, and when it is only kept.

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"
#include "tests/analysis/policy_page.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kSentence = "We no longer train on the inputs of paying customers.";
constexpr std::string_view kOtherSentence = "We no longer train on the inputs of any customers.";
constexpr std::string_view kRun = "Free use of our models from April 14 to April 21";
constexpr std::string_view kOtherRun = "Free use of our models from April 14 to April 28";

/// The policy, with these blocks around it.
Document policy_among(const std::vector<std::string_view>& around) {
  std::vector<BlockText> blocks;
  for (const std::string_view text : policy())
    blocks.push_back({text});
  for (const std::string_view text : around)
    blocks.push_back({text, BlockRole::Chrome});
  return make_document(blocks);
}

/// What a page that had `before` around its policy and has `after` now comes to.
Finding compare_around(const std::vector<std::string_view>& before,
                       const std::vector<std::string_view>& after) {
  SourceMemory memory;
  (void)observe(memory, 0, policy_among(before));
  return observe(memory, 1, policy_among(after));
}

}  // namespace

TEST_CASE("a label that changes alone is cosmetic", "[analysis]") {
  const Finding finding = compare_around({"Careers", kSentence}, {"Jobs", kSentence});
  CHECK_FALSE(alerts(finding));
  CHECK(find_change(finding, ChangeClass::Cosmetic) != nullptr);
}

TEST_CASE("a label beside a sentence that changes is told with it", "[analysis]") {
  const Finding beside =
      compare_around({"Training", kSentence, "Careers"}, {"Inputs", kOtherSentence, "Careers"});
  const Change* change = find_change(beside, ChangeClass::Substantive);
  REQUIRE(change != nullptr);
  CHECK(change->edits.size() > 1);
  CHECK(change->edits.front().reason == "beside a changed sentence");
  SECTION("but not a label farther away") {
    const Finding far =
        compare_around({"Training", "Careers", kSentence}, {"Inputs", "Careers", kOtherSentence});
    REQUIRE(alerts(far));
    CHECK(find_change(far, ChangeClass::Substantive)->edits.size() == 1);
    CHECK(find_change(far, ChangeClass::Cosmetic) != nullptr);
  }
}

TEST_CASE("a run of words without an end counts when it is reworded beside text", "[analysis]") {
  CHECK(alerts(compare_around({kSentence, kRun}, {kSentence, kOtherRun})));
  CHECK_FALSE(alerts(compare_around({"Careers", kRun}, {"Careers", kOtherRun})));
}

/// A memory of the policy in whose frame a new sentence stood every day, for so many days.
SourceMemory after_days_of_offers(std::int64_t days) {
  SourceMemory memory;
  for (std::int64_t on_day = 0; on_day < days; ++on_day) {
    const std::string offer = "Offer number " + std::to_string(on_day) +
                              " of this week gives you more for your money than before.";
    (void)observe(memory, on_day, policy_among({offer}));
  }
  return memory;
}

TEST_CASE("a frame that has changed day after day while the text stood still churns",
          "[analysis]") {
  const auto days = static_cast<std::int64_t>(kChurnSentences) + 2;
  SourceMemory memory = after_days_of_offers(days);
  const Finding finding = observe(memory, days, policy_among({kSentence}));
  CHECK_FALSE(alerts(finding));
  const Change* change = find_change(finding, ChangeClass::Cosmetic);
  REQUIRE(change != nullptr);
  CHECK(change->edits.front().reason == "around the main text, where sentences come and go");
  SECTION("and the text beside it is heard as ever") {
    std::vector<BlockText> blocks;
    for (const std::string_view text : policy_without(2))
      blocks.push_back({text});
    blocks.push_back({kSentence, BlockRole::Chrome});
    CHECK(alerts(observe(memory, days + 1, make_document(blocks))));
  }
}

TEST_CASE("a few changes of the frame make no churn", "[analysis]") {
  SourceMemory memory = after_days_of_offers(4);
  CHECK(alerts(observe(memory, 4, policy_among({kSentence}))));
}

}  // namespace labledger::analysis
