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
constexpr double kLinkedShare = 0.8;              // Of a sentence's bytes inside links: an entry.
constexpr std::size_t kTeaserFloor = 3;           // Teasers on a page; fewer may be leads.
constexpr std::uint32_t kPassageReach = 8;        // Labels; what is nearer to a passage is of it.
constexpr std::uint32_t kTeaserSentences = 2;     // A longer run between labels is a passage.

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

/// The share of each segment's bytes that stand inside links. Both lists are in document order.
std::vector<double> linked_shares(const Document& document, const Segmentation& segmentation) {
  std::vector<double> shares;
  shares.reserve(segmentation.segments.size());
  std::size_t next = 0;  // The first link that does not end before the segment.
  for (const Segment& segment : segmentation.segments) {
    while (next < document.links.size() && document.links[next].span.end <= segment.span.begin)
      ++next;
    std::size_t linked = 0;
    for (std::size_t k = next;
         k < document.links.size() && document.links[k].span.begin < segment.span.end; ++k) {
      const TextSpan& link = document.links[k].span;
      const std::uint32_t begin = std::max(link.begin, segment.span.begin);
      const std::uint32_t end = std::min(link.end, segment.span.end);
      if (begin < end) linked += end - begin;
    }
    shares.push_back(static_cast<double>(linked) / std::max(1U, segment.span.size()));
  }
  return shares;
}

/// Whether it is a sentence outside the main text, in the same block as the first of its run.
bool is_around_text(const Document& document, const Segment& segment, const Segment& first) {
  return !is_main(document, segment) && word_count(segment) >= kSentenceWords &&
         segment.block == first.block;
}

/// Menus that open show a sentence or two under each entry. What stands alone between labels, three
/// times or more on a page, advertises; once or twice it may be the lead of the text.
void lower_teasers(const Document& document, Segmentation& segmentation) {
  std::vector<Segment>& segments = segmentation.segments;
  std::vector<TextSpan> teasers;  // Of indexes into `segments`.
  std::uint32_t passage_end = 0;  // Of the last run that is too long for a teaser; 0 for none.
  for (std::uint32_t first = 0; first < segments.size();) {
    std::uint32_t last = first;
    bool is_around = true;
    while (last < segments.size() && segments[last].weight != Weight::Frame) {
      is_around &= is_around_text(document, segments[last], segments[first]);
      ++last;
    }
    if (is_around && first < last && last - first <= kTeaserSentences) {
      const bool is_near = passage_end > 0 && first - passage_end <= kPassageReach;
      if (!is_near) teasers.push_back({first, last});
    } else if (first < last) {
      while (!teasers.empty() && first - teasers.back().end <= kPassageReach)
        teasers.pop_back();
      passage_end = last;
    }
    first = last + 1;
  }
  if (teasers.size() < kTeaserFloor) return;
  for (const TextSpan& teaser : teasers) {
    for (std::uint32_t i = teaser.begin; i < teaser.end; ++i)
      segments[i].weight = Weight::Frame;
  }
}

/// A question asks and says nothing by itself, unless it is the heading of its answer.
Weight weight_of_sentence(const Document& document, const Segment& segment) {
  const std::string_view text = document.view(segment.span);
  const bool is_heading = document.blocks[segment.block].kind == BlockKind::Heading;
  const bool states = has_end_mark(text) && (is_heading || !text.ends_with('?'));
  return states ? Weight::Text : Weight::Wordy;
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

bool is_division_believable(const Document& document, const Segmentation& segmentation) {
  std::size_t main_words = 0;
  for (const Segment& segment : segmentation.segments) {
    if (is_main(document, segment)) main_words += word_count(segment);
  }
  return main_words * kMainShare >= segmentation.words.size();
}

void weigh(const Document& document, Segmentation& segmentation) {
  const bool is_believable = is_division_believable(document, segmentation);
  const std::vector<double> linked = linked_shares(document, segmentation);
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
    if (linked[i] >= kLinkedShare) {
      segment.weight = Weight::Frame;
      continue;
    }
    segment.weight = weight_of_sentence(document, segment);
    if (is_about_cookies(segmentation, segment)) on_cookies.push_back(i);
  }
  if (on_cookies.size() <= kBannerSentencesLimit) lower_banner(document, on_cookies, segmentation);
  lower_teasers(document, segmentation);
  raise_headings(document, segmentation);
}

}  // namespace labledger::analysis
