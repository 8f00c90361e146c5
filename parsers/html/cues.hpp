#pragma once
// What class and id names say about an element, in words any site may use. The names themselves
// never reach the Document: build tools hash them, and a new build must not look like a change.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace labledger::parsers {

/// What a name suggests; a set of bits, since a name may suggest several things.
enum class Cue : std::uint8_t {
  Content = 1,      ///< Holds the text: "article-body", "post-content".
  Boilerplate = 2,  ///< Surrounds it: "share-bar", "related", "newsletter", "breadcrumb".
  Comments = 4,     ///< What readers wrote under it.
  Byline = 8,       ///< Who wrote it and when.
  Consent = 16,     ///< Asks for consent: "cookie-banner".
  HelperText = 32,  ///< For screen readers only, not shown: "sr-only".
  Date = 64,        ///< When it was written: "entry-date", "dateline". Inline elements keep it.
  Caption = 128,    ///< What a picture shows, and who took it: "photo-credit".
};

/// A set of Cues.
using Cues = std::uint8_t;

[[nodiscard]] constexpr Cues operator|(Cue a, Cue b) {
  return static_cast<Cues>(static_cast<Cues>(a) | static_cast<Cues>(b));
}

[[nodiscard]] constexpr bool has(Cues cues, Cue cue) {
  return (cues & static_cast<Cues>(cue)) != 0;
}

/// The cues in a class attribute, id or element name: its words, cut at anything but letters and
/// digits and where lower case meets upper case, looked up in one table. Linear.
[[nodiscard]] Cues cues_in(std::string_view names);

/// cues_in for the tags of one page, which repeats its names: what was read lately is remembered.
/// One thread only.
class CueMemo {
 public:
  CueMemo() : entries_(kEntries) {}

  /// As the function of that name.
  [[nodiscard]] Cues cues_in(std::string_view names);

 private:
  static constexpr std::size_t kEntries = 256;  ///< A power of two.
  static constexpr std::size_t kLongest = 126;  ///< Longer names are not remembered.

  struct Entry {
    std::uint8_t size = 0;  // 0: nothing is remembered here.
    Cues cues = 0;
    std::array<char, kLongest> names{};
  };

  std::vector<Entry> entries_;
};

/// Appends the cues as a class attribute's value that cues_in reads back as the same set.
void append_cues(Cues cues, std::string& out);

}  // namespace labledger::parsers
