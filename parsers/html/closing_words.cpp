#include "parsers/html/closing_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kLabelBytes = 48;     // A longer line is a sentence, not a label.
constexpr std::size_t kSignOffBytes = 400;  // A longer block has something to say.
constexpr std::size_t kShareBytes = 24;     // "Share this article:" and no more.

constexpr auto kClosingLabels = std::to_array<std::string_view>({"also read",
                                                                 "comments",
                                                                 "filed under",
                                                                 "follow us",
                                                                 "keep reading",
                                                                 "latest articles",
                                                                 "latest news",
                                                                 "leave a comment",
                                                                 "leave a reply",
                                                                 "more articles",
                                                                 "more from",
                                                                 "more great",
                                                                 "more stories",
                                                                 "most popular",
                                                                 "most read",
                                                                 "popular",
                                                                 "read more",
                                                                 "read next",
                                                                 "recent articles",
                                                                 "recent posts",
                                                                 "recommended",
                                                                 "related",
                                                                 "see also",
                                                                 "sign up",
                                                                 "subscribe",
                                                                 "tags",
                                                                 "tell us what you think",
                                                                 "trending",
                                                                 "up next",
                                                                 "you may also like",
                                                                 "you might also like"});

constexpr auto kPointers = std::to_array<std::string_view>(
    {"also read", "don't miss", "more:", "read also", "read more", "read next", "recommended",
     "related", "see also", "see more", "tags"});

// Lower case; how sentences begin that stand under every text.
constexpr auto kSignOffs = std::to_array<std::string_view>(
    {"click here to subscribe", "first published on", "follow her on", "follow him on",
     "follow me on", "follow them on", "follow us", "join our", "like us on", "sign up for",
     "sign up to", "subscribe to"});

template <std::size_t N>
bool begins_with_one_of(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return equal_ignoring_case(text.substr(0, word.size()), word);
  });
}

bool ends_sentence(char c) {
  return c == '.' || c == '!' || c == '?';
}

}  // namespace

bool announces_other_text(std::string_view text) {
  if (text.size() > kLabelBytes || text.ends_with('.')) return false;
  if (equal_ignoring_case(text.substr(0, 10), "share this")) return text.size() <= kShareBytes;
  return begins_with_one_of(kClosingLabels, text);
}

bool points_elsewhere(std::string_view text) {
  return begins_with_one_of(kPointers, text);
}

bool signs_off(std::string_view text) {
  if (text.size() > kSignOffBytes) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = at == 0 || (at > 1 && text[at - 1] == ' ' && ends_sentence(text[at - 2]));
    if (begins && begins_with_one_of(kSignOffs, text.substr(at))) return true;
  }
  return false;
}

}  // namespace labledger::parsers
