#include "analysis/weight.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis/sentences.hpp"

namespace labledger::analysis {
namespace {

constexpr auto kActs = std::to_array<std::string_view>(
    {"updated", "lastupdate", "effective", "revised", "modified", "amended"});

constexpr std::size_t kMainShare = 4;             // Main text below one in so many is not believed.
constexpr std::size_t kBannerReach = 2;           // Sentences on either side of one on cookies.
constexpr std::size_t kBannerSentencesLimit = 8;  // More on cookies is a text about cookies.

bool is_main(const Document& document, const Segment& segment) {
  return document.blocks[segment.block].role == BlockRole::Main;
}

std::size_t word_count(const Segment& segment) {
  return segment.last_word - segment.first_word;
}

/// "Last updated: October 24, 2025", "Effective 2025-01-31": an act on the text, and a year.
bool states_date_of_text(std::string_view letters) {
  const bool has_act = std::any_of(kActs.begin(), kActs.end(), [&](std::string_view act) {
    return letters.find(act) != std::string_view::npos;
  });
  if (!has_act) return false;
  for (std::size_t at = letters.find("20"); at != std::string_view::npos;
       at = letters.find("20", at + 1)) {
    const std::string_view year = letters.substr(at, 4);
    if (year.size() == 4 && year.find_first_not_of("0123456789") == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool is_about_cookies(const Segmentation& segmentation, const Segment& segment) {
  return segmentation.letters_of(segment).find("cookie") != std::string_view::npos;
}

bool is_division_believable(const Document& document, const Segmentation& segmentation) {
  std::size_t main_words = 0;
  for (const Segment& segment : segmentation.segments) {
    if (is_main(document, segment)) main_words += word_count(segment);
  }
  return main_words * kMainShare >= segmentation.words.size();
}

/// Sentences on cookies, and those beside them, are a consent banner.
void lower_banner(const Document& document, const std::vector<std::size_t>& on_cookies,
                  Segmentation& segmentation) {
  std::vector<Segment>& segments = segmentation.segments;
  for (const std::size_t i : on_cookies) {
    const std::size_t first = i - std::min(i, kBannerReach);
    const std::size_t last = std::min(segments.size() - 1, i + kBannerReach);
    for (std::size_t k = first; k <= last; ++k) {
      if (!is_main(document, segments[k])) segments[k].weight = Weight::Frame;
    }
  }
}

/// A heading says as much as what stands under it.
void raise_headings(const Document& document, Segmentation& segmentation) {
  std::vector<Segment>& segments = segmentation.segments;
  for (std::size_t i = segments.size(); i-- > 1;) {
    Segment& above = segments[i - 1];
    const bool is_heading = document.blocks[above.block].kind == BlockKind::Heading;
    if (is_heading && segments[i].weight == Weight::Text && !is_main(document, segments[i])) {
      above.weight = Weight::Text;
    }
  }
}

}  // namespace

void weigh(const Document& document, Segmentation& segmentation) {
  const bool is_believable = is_division_believable(document, segmentation);
  std::vector<std::size_t> on_cookies;
  for (std::size_t i = 0; i < segmentation.segments.size(); ++i) {
    Segment& segment = segmentation.segments[i];
    if (!is_believable || is_main(document, segment)) {
      segment.weight = Weight::Text;
      continue;
    }
    if (word_count(segment) < kSentenceWords) {
      const bool is_date = states_date_of_text(segmentation.letters_of(segment));
      segment.weight = is_date ? Weight::Text : Weight::Frame;
      continue;
    }
    segment.weight = has_end_mark(document.view(segment.span)) ? Weight::Text : Weight::Wordy;
    if (is_about_cookies(segmentation, segment)) on_cookies.push_back(i);
  }
  if (on_cookies.size() <= kBannerSentencesLimit) lower_banner(document, on_cookies, segmentation);
  raise_headings(document, segmentation);
}

}  // namespace labledger::analysis
