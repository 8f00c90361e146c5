#include "parsers/registry/mistake.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace labledger::parsers {
namespace {

constexpr std::size_t kWordLimit = 64;  ///< Keeps the table of distances small.

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string format_mistake(const Mistake& mistake) {
  std::string out = mistake.file;
  if (mistake.place.line > 0) {
    out += ":" + std::to_string(mistake.place.line) + ":" + std::to_string(mistake.place.column);
  }
  return out + ": " + mistake.message;
}

void sort_mistakes(std::vector<Mistake>& mistakes, std::size_t first) {
  std::stable_sort(mistakes.begin() + static_cast<std::ptrdiff_t>(first), mistakes.end(),
                   [](const Mistake& a, const Mistake& b) {
                     return std::pair(a.place.line, a.place.column) <
                            std::pair(b.place.line, b.place.column);
                   });
}

std::string_view nearest_word(std::string_view word,
                              const std::vector<std::string_view>& candidates) {
  if (word.size() > kWordLimit) return {};
  std::string_view nearest;
  // Transposed letters cost two, so short words are allowed that much.
  std::size_t least = std::clamp<std::size_t>(word.size() / 3, 2, 3) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= least || distance >= candidate.size()) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace labledger::parsers
