#pragma once
// What the <meta> elements that a Document depends on mean. One table for the reducer, which keeps
// no others, and for those who read them.

#include <cstdint>
#include <string_view>

namespace labledger::parsers {

/// What a <meta> states.
enum class MetaMeaning : std::uint8_t {
  None,
  Title,
  Published,
  Dated,  ///< A date that may be of the last change, or of the publication.
  Modified,
  Effective,
  Language,
  Locale,       ///< Language and region for which the page is written: "en_GB".
  Description,  ///< Of the page in a sentence or two.
  Address,      ///< The page's own; the reducer writes it for <link rel="canonical">, too.
  Alternate,    ///< Of the same page in another form or language.
  Refresh,      ///< Sends the browser elsewhere; the reducer writes it for scripts that do so, too.
};

/// The meaning of a <meta>'s name, property, itemprop or http-equiv, in any case. Names that no
/// row holds are read by how they end or what they hold: "vendor:article_published_time".
[[nodiscard]] MetaMeaning meaning_of_meta(std::string_view name);

}  // namespace labledger::parsers
