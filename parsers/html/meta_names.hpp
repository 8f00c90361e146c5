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
  Address,  ///< The page's own; the reducer writes it for <link rel="canonical">, too.
  Refresh,  ///< Sends the browser elsewhere; the reducer writes it for scripts that do so, too.
};

/// The meaning of a <meta>'s name, property, itemprop or http-equiv, in any case. Names that no
/// row holds are read by how they end: "vendor:article_published_time".
[[nodiscard]] MetaMeaning meaning_of_meta(std::string_view name);

}  // namespace labledger::parsers
