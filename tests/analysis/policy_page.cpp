#include "tests/analysis/policy_page.hpp"

#include <algorithm>
#include <chrono>

#include "tests/analysis/document_builder.hpp"

namespace labledger::analysis {

const std::vector<std::string_view>& policy() {
  static const std::vector<std::string_view> page = {
      "This policy describes how Example Lab tests its models before it releases them to anybody.",
      "We will not release a model that helps with weapons of mass destruction.",
      "Outside experts read the results of all tests and publish what they think of them.",
      "We keep records of every incident for five years and share them with regulators.",
      "The board of directors may stop any release at any time and for any reason.",
      "Employees can raise concerns without fear, by name or without a name, at any time.",
      "We review this policy every year and announce each change a month before it takes effect.",
      "Updated May 1, 2025"};
  return page;
}

std::vector<std::string_view> policy_with(std::size_t index, std::string_view text) {
  std::vector<std::string_view> page = policy();
  page.at(index) = text;
  return page;
}

std::vector<std::string_view> policy_without(std::size_t index) {
  std::vector<std::string_view> page = policy();
  page.erase(page.begin() + static_cast<std::ptrdiff_t>(index));
  return page;
}

SourceMemory remember_policy() {
  SourceMemory memory;
  (void)observe(memory, 0, make_page(policy()));
  return memory;
}

Instant day(std::int64_t number) {
  return Instant{} + std::chrono::days{number};
}

Finding observe(SourceMemory& memory, std::int64_t on_day, const Document& document) {
  return memory.observe({"https://lab.example/safety", day(on_day), document});
}

const Change* find_change(const Finding& finding, ChangeClass change_class) {
  const auto found =
      std::find_if(finding.changes.begin(), finding.changes.end(),
                   [&](const Change& change) { return change.change_class == change_class; });
  return found == finding.changes.end() ? nullptr : &*found;
}

bool alerts(const Finding& finding) {
  return find_change(finding, ChangeClass::Substantive) != nullptr;
}

}  // namespace labledger::analysis
