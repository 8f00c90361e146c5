#pragma once
// RSS and Atom. The entry point is parse_feed (parsers/feeds/feed_document.hpp).

#include <string_view>

#include "core/feed.hpp"
#include "core/result.hpp"
#include "parsers/feeds/feed_document.hpp"

namespace labledger::parsers {

/// As parse_feed, for XML; links are left as written.
[[nodiscard]] Result<Feed> parse_xml_feed(std::string_view bytes, const FeedLimits& limits);

}  // namespace labledger::parsers
