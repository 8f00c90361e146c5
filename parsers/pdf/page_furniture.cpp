#include "parsers/pdf/page_furniture.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr double kMargin = 0.12;  // Of the page's height, at top and bottom.
constexpr double kSamePlace = 4;  // Points.
constexpr std::size_t kMostPages = 3;

bool is_in_margin(const PdfPage& page, const PdfLine& line) {
  return line.top < kMargin * page.height || line.top + line.height > (1 - kMargin) * page.height;
}

/// Roman numbers count as figures: front matter is numbered so.
bool is_roman(std::string_view word) {
  return !word.empty() && word.size() <= 6 &&
         word.find_first_not_of("ivxlcIVXLC") == std::string_view::npos;
}

/// The words with figures made equal, and the place.
std::string key_of(const PdfLine& line, double shift) {
  std::string key = std::to_string(std::llround((line.top + shift) / kSamePlace)) + ' ';
  if (is_roman(line.text)) return key += '#';
  for (const char c : line.text) {
    const bool is_figure = is_ascii_digit(c);
    if (!is_figure) key += c;
    if (is_figure && !key.ends_with('#')) key += '#';
  }
  return key;
}

using PageCounts = std::unordered_map<std::string, std::size_t>;

/// On how many pages each key occurs. Places are counted on two grids, half a step apart, so that
/// no two neighbours fall on different sides of a line in both.
PageCounts count_pages(const std::vector<PdfPage>& pages) {
  PageCounts counts;
  std::unordered_set<std::string> seen;
  for (const PdfPage& page : pages) {
    seen.clear();
    for (const PdfBlock& block : page.blocks) {
      for (const PdfLine& line : block.lines) {
        if (!is_in_margin(page, line)) continue;
        seen.insert("a" + key_of(line, 0));
        seen.insert("b" + key_of(line, kSamePlace / 2));
      }
    }
    for (const std::string& key : seen)
      ++counts[key];
  }
  return counts;
}

std::size_t times(const PageCounts& counts, const std::string& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

void remove_page_furniture(std::vector<PdfPage>& pages) {
  if (pages.size() < 2) return;
  const PageCounts counts = count_pages(pages);
  const std::size_t enough = std::min(kMostPages, pages.size());
  for (PdfPage& page : pages) {
    const auto is_furniture = [&](const PdfLine& line) {
      return is_in_margin(page, line) &&
             (times(counts, "a" + key_of(line, 0)) >= enough ||
              times(counts, "b" + key_of(line, kSamePlace / 2)) >= enough);
    };
    for (PdfBlock& block : page.blocks)
      std::erase_if(block.lines, is_furniture);
    std::erase_if(page.blocks, [](const PdfBlock& block) { return block.lines.empty(); });
  }
}

}  // namespace labledger::parsers
