#include "core/compute_facts.hpp"

#include <array>

namespace labledger {

std::string folded_chip_name(std::string_view name) {
  static constexpr std::array<std::string_view, 7> kMakers = {"nvidia", "google", "amazon", "amd",
                                                              "aws",    "intel",  "huawei"};
  std::string folded;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') folded += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) folded += c;
  }
  for (const std::string_view maker : kMakers) {
    if (folded.size() > maker.size() && folded.starts_with(maker)) {
      folded.erase(0, maker.size());
      break;
    }
  }
  if (folded.size() > 2 && folded.back() == 's') folded.pop_back();
  return folded;
}

}  // namespace labledger
