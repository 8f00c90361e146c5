#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/comparison.hpp"
#include "tests/analysis/document_builder.hpp"

// What must hold for any two pages, tried on all short ones.

namespace labledger::analysis {
namespace {

using Page = std::vector<std::string_view>;

/// Four sentences. The second is a rewording of the first; the others share no word with any.
constexpr std::string_view kSentences[] = {"We test each model before release.",
                                           "We test each large model before release.",
                                           "Outside experts read reports.", "Nobody sells data."};

/// All pages of up to `longest` paragraphs out of the first `letters` sentences.
std::vector<Page> all_pages(std::size_t letters, std::size_t longest) {
  std::vector<Page> pages{{}};
  for (std::size_t begin = 0, length = 0; length < longest; ++length) {
    const std::size_t end = pages.size();
    for (; begin < end; ++begin) {
      for (std::size_t letter = 0; letter < letters; ++letter) {
        Page page = pages[begin];
        page.push_back(kSentences[letter]);
        pages.push_back(std::move(page));
      }
    }
  }
  return pages;
}

std::vector<Segmentation> segment_all(const std::vector<Page>& pages) {
  std::vector<Segmentation> out;
  out.reserve(pages.size());
  for (const Page& page : pages)
    out.push_back(segment(make_page(page)));
  return out;
}

using Keys = std::vector<std::uint64_t>;

Keys keys_of(const Segmentation& shown) {
  Keys keys;
  for (const Segment& segment : shown.segments)
    keys.push_back(segment.key);
  return keys;
}

/// The older page with the differences put into effect: what they name of it goes, what they name
/// of the newer page comes to its place, and the rest keeps its order.
Keys apply(const std::vector<Difference>& differences, const Segmentation& before,
           const Segmentation& after) {
  Keys kept;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> coming;
  for (std::uint32_t i = 0; i < before.segments.size(); ++i) {
    const bool is_gone =
        std::any_of(differences.begin(), differences.end(),
                    [&](const Difference& difference) { return difference.before == i; });
    if (!is_gone) kept.push_back(before.segments[i].key);
  }
  for (const Difference& difference : differences) {
    if (difference.after)
      coming.emplace_back(*difference.after, after.segments[*difference.after].key);
  }
  std::sort(coming.begin(), coming.end());
  for (const auto& [place, key] : coming) {
    const std::size_t at = std::min<std::size_t>(place, kept.size());
    kept.insert(kept.begin() + static_cast<std::ptrdiff_t>(at), key);
  }
  return kept;
}

/// Kinds and wordings, whatever the order and the places.
std::vector<std::string> tell(const Segmentation& before, const Segmentation& after) {
  std::vector<std::string> told;
  for (const Difference& difference : compare(before, after)) {
    std::string line = std::to_string(static_cast<int>(difference.kind));
    if (difference.before) {
      line.append(" -").append(before.letters_of(before.segments[*difference.before]));
    }
    if (difference.after) {
      line.append(" +").append(after.letters_of(after.segments[*difference.after]));
    }
    told.push_back(std::move(line));
  }
  std::sort(told.begin(), told.end());
  return told;
}

}  // namespace

TEST_CASE("a page differs from itself in nothing, whatever it says", "[analysis]") {
  for (const Segmentation& shown : segment_all(all_pages(4, 5)))
    REQUIRE(compare(shown, shown).empty());
}

TEST_CASE("the differences applied to the older page give the newer one", "[analysis]") {
  const std::vector<Segmentation> pages = segment_all(all_pages(4, 3));
  for (const Segmentation& before : pages) {
    for (const Segmentation& after : pages)
      REQUIRE(apply(compare(before, after), before, after) == keys_of(after));
  }
}

TEST_CASE("what repeats is accounted for place by place", "[analysis]") {
  const std::vector<Segmentation> pages = segment_all(all_pages(2, 5));
  for (const Segmentation& before : pages) {
    for (const Segmentation& after : pages)
      REQUIRE(apply(compare(before, after), before, after) == keys_of(after));
  }
}

TEST_CASE("a paragraph that stays changes nothing in what is told of the others", "[analysis]") {
  constexpr std::string_view kStays = "Unrelated words stand here, much as ever.";
  const std::vector<Page> pages = all_pages(4, 3);
  const std::vector<Segmentation> plain = segment_all(pages);
  std::vector<Page> extended = pages;
  const bool at_front = GENERATE(true, false);
  for (Page& page : extended)
    page.insert(at_front ? page.begin() : page.end(), kStays);
  const std::vector<Segmentation> longer = segment_all(extended);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (std::size_t k = 0; k < pages.size(); ++k)
      REQUIRE(tell(plain[i], plain[k]) == tell(longer[i], longer[k]));
  }
}

}  // namespace labledger::analysis
