#pragma once
// Feeds → Feed, sitemaps → Sitemap. The format is read from the bytes.

#include <cstddef>
#include <string_view>

#include "core/feed.hpp"
#include "core/result.hpp"

namespace labledger::parsers {

/// What is read of a feed or a sitemap.
struct FeedLimits {
  std::size_t bytes = std::size_t{64} << 20;  ///< Also after gzip; beyond it: TooLarge.
  std::size_t depth = 128;                    ///< Of elements; beyond it: TooLarge.
  std::size_t items = 100'000;                ///< Further ones are left out: Truncated.
};

/// Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed, gzipped or not. `base` is the URL
/// the feed came from, for relative links; it may be empty, and the feed's own page then serves.
///
/// Malformed when it is none of these, or breaks before the first whole item; Refused when it
/// declares entities; TooLarge names the limit. A feed that breaks later keeps the items before
/// (FeedProblem::Broken); one without items is no error (FeedProblem::Empty). Linear.
/// @see RSS 2.0 Specification; RSS 1.0; RFC 4287; JSON Feed 1.1.
[[nodiscard]] Result<Feed> parse_feed(std::string_view bytes, std::string_view base,
                                      const FeedLimits& limits = {});

/// Reads sitemaps, sitemap indexes and news sitemaps, gzipped or not, and lists of URLs as text.
/// Errors as parse_feed. Linear.
/// @see sitemaps.org/protocol.html.
[[nodiscard]] Result<Sitemap> parse_sitemap(std::string_view bytes, const FeedLimits& limits = {});

}  // namespace labledger::parsers
