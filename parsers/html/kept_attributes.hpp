#pragma once
// Which attributes a Document depends on. All others go: ids of builds, nonces, tracking, styles.

#include <string>
#include <string_view>
#include <vector>

#include "parsers/html/cues.hpp"
#include "parsers/html/elements.hpp"
#include "parsers/html/scanner.hpp"

namespace labledger::parsers {

/// The attributes of a start tag that matter, ready to be written behind its name.
struct KeptAttributes {
  std::string markup;  ///< ` hidden class="content"`, or empty.
  /// Where a link leads, in `markup`: [begin, end). Empty elsewhere.
  std::size_t target_begin = 0;
  std::size_t target_end = 0;
};

/// Reads a tag's attributes: class and id as cues (parsers/html/cues.hpp), every way of hiding as
/// `hidden`; role, itemprop, href, datetime, lang and what a <meta> states as written; the address
/// in a <link rel="canonical"> when its path holds a date. The name is the tag's own, which is a
/// cue where it is of the page's making. Linear. `memo` is the page's.
[[nodiscard]] KeptAttributes kept_attributes(Element element, std::string_view name,
                                             const std::vector<RawAttribute>& attributes,
                                             CueMemo& memo);

/// Whether a <script>'s attributes say that it holds JSON-LD.
/// @see W3C JSON-LD 1.1, section 7.
[[nodiscard]] bool names_structured_data(const std::vector<RawAttribute>& attributes);

/// Whether a <script>'s attributes say that it holds JSON of the page's own making.
[[nodiscard]] bool names_page_state(const std::vector<RawAttribute>& attributes);

}  // namespace labledger::parsers
