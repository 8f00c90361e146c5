// What comes back: a decision of somebody, or a page that serves variants.

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"
#include "tests/analysis/policy_page.hpp"

namespace labledger::analysis {

TEST_CASE("a wording that comes back is news once, then an alternation", "[analysis]") {
  SourceMemory memory = remember_policy();
  const Document old_page = make_page(policy());
  const Document new_page = make_page(policy_with(1, "We decide case by case."));
  CHECK(alerts(observe(memory, 1, new_page)));
  const Finding first = observe(memory, 2, old_page);
  REQUIRE(alerts(first));
  const std::vector<Edit>& edits = find_change(first, ChangeClass::Substantive)->edits;
  CHECK(std::any_of(edits.begin(), edits.end(),
                    [](const Edit& edit) { return edit.type == ChangeType::Returned; }));
  SECTION("soon again") {
    for (std::int64_t k = 3; k < 9; ++k) {
      const Finding again = observe(memory, k, k % 2 == 1 ? new_page : old_page);
      CHECK_FALSE(alerts(again));
      CHECK(find_change(again, ChangeClass::Return) != nullptr);
      CHECK(again.new_version);
    }
  }
  SECTION("again after a long time") {
    CHECK(alerts(observe(memory, 60, new_page)));
    CHECK(alerts(observe(memory, 120, old_page)));
  }
}

TEST_CASE("a change does not hide behind an alternation", "[analysis]") {
  SourceMemory memory = remember_policy();
  const Document one = make_page(policy());
  const Document other = make_page(policy_with(1, "We decide case by case."));
  (void)observe(memory, 1, other);
  (void)observe(memory, 2, one);
  (void)observe(memory, 3, other);
  std::vector<std::string_view> both = policy();
  both[3] = "We keep records of every incident for two years and share them with regulators.";
  const Finding finding = observe(memory, 4, make_page(both));
  REQUIRE(alerts(finding));
  CHECK(find_change(finding, ChangeClass::Substantive)->edits.size() == 1);
  CHECK(find_change(finding, ChangeClass::Return) != nullptr);
}

}  // namespace labledger::analysis
