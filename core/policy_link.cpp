#include "core/policy_link.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace labledger {
namespace {

/// Words of paths under which organisations publish what they bind themselves or others to.
constexpr auto kPolicyWords = std::to_array<std::string_view>(
    {"agreement",  "agreements",    "addendum",      "aup",
     "card",       "charter",       "commitments",   "compliance",
     "conduct",    "constitution",  "disclosure",    "dpa",
     "framework",  "frameworks",    "governance",    "guidelines",
     "legal",      "policies",      "policy",        "preparedness",
     "principles", "privacy",       "responsible",   "responsibility",
     "rsp",        "safety",        "security",      "spec",
     "standards",  "terms",         "tos",           "transparency",
     "trust",      "whistleblower", "whistleblowing"});

constexpr std::size_t kLongestWord = 16;

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_policy_word(std::string_view word) {
  if (word.size() > kLongestWord) return false;
  std::array<char, kLongestWord> lower{};
  std::transform(word.begin(), word.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const std::string_view folded(lower.data(), word.size());
  return std::find(kPolicyWords.begin(), kPolicyWords.end(), folded) != kPolicyWords.end();
}

/// What follows the host of "https://host/path" and "//host/path"; a target without a host, whole.
std::string_view path_of(std::string_view target) {
  const std::size_t slashes = target.find("//");
  if (slashes == std::string_view::npos) return target;
  const std::size_t path = target.find('/', slashes + 2);
  return path == std::string_view::npos ? std::string_view() : target.substr(path);
}

}  // namespace

std::string_view lasting_target(std::string_view target) {
  return target.substr(0, target.find_first_of("?#"));
}

bool leads_to_policy(std::string_view target) {
  std::string_view rest = path_of(lasting_target(target));
  if (rest.ends_with(".pdf") || rest.ends_with(".PDF")) return true;
  while (!rest.empty()) {
    const auto* const begin = std::find_if(rest.begin(), rest.end(), is_letter);
    rest.remove_prefix(static_cast<std::size_t>(begin - rest.begin()));
    const auto* const end = std::find_if_not(rest.begin(), rest.end(), is_letter);
    const auto size = static_cast<std::size_t>(end - rest.begin());
    if (size > 0 && is_policy_word(rest.substr(0, size))) return true;
    rest.remove_prefix(size);
  }
  return false;
}

}  // namespace labledger
